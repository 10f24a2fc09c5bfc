package dev.whynot.reason;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClausesTest {

    /** Each says that something was not the reason. */
    private static final String DENIALS = """
            not price
            not the price
            it wasn't about price
            it was not the price
            wasn't price
            was never about price
            not because of price
            not due to budget
            price was fine
            price ok
            Price is OK
            pricing was acceptable
            price was not the issue
            price wasn't a problem
            price is no issue
            price no issue
            no price issue
            no budget issues
            not a price issue
            had no problem with the price
            no issue with the price
            no concerns about security
            no objections to the contract terms
            price didn't matter
            nothing to do with price
            has nothing to do with our price
            liked the product
            they loved the demo
            they like us
            happy with our offer
            budget is there
            budget was approved
            there was budget
            they have budget
            they had the money
            budget available
            demo went well
            demo went great
            features were great
            everything about the price was ok
            not too expensive
            wasn't expensive
            need exists
            interest was there
            technically everything fits
            nothing missing
            neither price nor product
            they were impressed by the platform
            price played no role
            price was right
            it isn't the price
            Preis war ok
            Preis ok
            Preis war in Ordnung
            Preis passt
            Preis hätte gepasst
            Preis wäre ok gewesen
            der Preis war nicht das Problem
            Preis war kein Problem
            Preis kein Thema
            kein Preisthema
            kein Preisproblem
            kein Budgetproblem
            nicht aus Preisgründen
            nicht der Preis
            nicht am Preis gescheitert
            am Preis lag es nicht
            lag nicht am Preis
            es lag nicht am Budget
            nicht wegen Preis
            nicht wegen des Preises
            Preis spielte keine Rolle
            Preis war nicht entscheidend
            Preis nicht ausschlaggebend
            hat nichts mit dem Preis zu tun
            Budget wäre da
            Budget ist da
            Budget vorhanden
            Budget war freigegeben
            Kunde hat Budget
            Geld ist da
            Bedarf ist da
            Bedarf besteht
            Bedarf vorhanden
            Interesse war da
            Produkt gefiel
            Produkt hat gefallen
            Demo kam gut an
            Kunde fand das Produkt gut
            begeistert von der Demo
            zufrieden mit unserem Angebot
            weder Preis noch Produkt
            nicht zu teuer
            nicht teuer
            kein Problem mit dem Preis
            keine Einwände gegen den Preis
            es fehlte nichts
            Funktionen waren top
            Schnittstelle ist vorhanden
            technisch passt alles
            Finanzierung steht
            der Preis war es nicht
            Preis war nicht zu hoch
            pas à cause du prix
            ce n'était pas le prix
            le prix était bon
            le prix n'était pas le problème
            no fue por el precio
            no era el precio
            el precio estaba bien
            el precio no era el problema
            non per il prezzo
            non era il prezzo
            prezzo ok
            il prezzo andava bene
            niet vanwege de prijs
            lag niet aan de prijs
            prijs was goed
            prijs was geen probleem
            não foi pelo preço
            o preço estava bom
            o preço não era o problema
            cost wasn't a factor
            it had nothing to do with the budget
            pricing wasn't the blocker
            not a pricing matter
            money is not the problem
            they have the funds
            the team was great
            loved our presentation
            they really liked our approach
            product fit was good
            quality is fine
            references were convincing
            contract terms acceptable
            terms agreed
            we were not too expensive
            no complaints about our service
            price competitive
            timing would have been right
            funding is secured
            not a budget question
            features all there
            integration works
            price isn't the reason
            the reason was not the price
            am Produkt lag's nicht
            lag nicht an uns
            Preislich alles ok
            preislich waren wir gut
            Preis war nicht ausschlaggebend für die Absage
            Technik hat gepasst
            Technisch kein Problem
            Budget ist vorhanden
            Budget wäre vorhanden gewesen
            an der Schnittstelle lag es nicht
            Interesse ist da
            mit dem Preis waren sie einverstanden
            Preis wurde akzeptiert
            Angebot hat überzeugt
            Demo lief super
            nicht das Geld war das Problem
            Konditionen waren ok
            keine Beanstandung am Produkt
            hat nicht am Budget gelegen
            Grund war nicht der Preis
            Datenschutz kein Problem
            Preis stimmt
            Der Preis stimmte
            Bedarf ist grundsätzlich vorhanden
            Finanzierung ist gesichert
            Funktionsumfang passt
            Preis ist fair
            le prix convient
            ce n'est pas une question de prix
            el precio no fue el motivo
            precio aceptable
            il prezzo non era un problema
            de prijs was niet het probleem
            o preço não foi o motivo""";

    /** Each names a reason, though many have a negation or praise something. */
    private static final String REASONS = """
            no budget
            kein Budget
            no need
            kein Bedarf
            not interested
            nicht interessiert
            kein Interesse
            no response
            keine Rückmeldung
            no decision
            didn't see the value
            not a priority
            keine Priorität
            not the right time
            not now
            not in budget
            nicht im Budget
            not budgeted
            budget not approved
            Budget nicht genehmigt
            Budget nicht da
            budget is not there
            no budget available
            price not competitive
            price not acceptable
            Preis passt nicht
            Preis nicht akzeptiert
            price wasn't right
            price was not ok
            not happy with the price
            didn't like the demo
            product not good enough
            features not sufficient
            not the decision maker
            nicht der Entscheider
            nicht der richtige Ansprechpartner
            not our industry
            not available
            nicht verfügbar
            not needed
            did not buy because of price
            nicht gekauft wegen Preis
            geht nicht wegen Budget
            can't due to budget
            not only price
            nicht nur der Preis
            happy with current vendor
            zufrieden mit bestehender Lösung
            seit Jahren sehr zufrieden
            happy where they are
            current system works fine
            competitor's price was great
            liked the competitor better
            found a good price elsewhere
            price too high
            zu teuer
            too expensive
            Preis zu hoch
            Funktion nicht vorhanden
            Schnittstelle nicht vorhanden
            keine Schnittstelle
            no API
            does not have the budget
            hat nicht das Budget
            hat kein Geld
            want nothing to do with us
            wollen nichts mit uns zu tun haben
            not at this price
            nicht zu diesem Preis
            nicht für den Preis
            couldn't agree on terms
            konnten uns nicht über den Preis einigen
            nicht am Produkt interessiert
            nicht am Telefon erreicht
            not about to change vendor
            contract not due to expire until 2027
            Vertrag besteht noch
            Bedarf gedeckt
            Budget ist erst 2026 da
            budget available in Q3
            would be ok if cheaper
            bis auf den Preis alles gut
            everything fine except the price
            nice to have
            too good to be true
            only the price
            no longer interested
            nicht mehr interessiert
            no one answered
            no authority
            kein Entscheider
            never responded
            nie erreicht
            not reached
            no trust
            kein Vertrauen
            not convinced by the ROI
            GF nicht überzeugt
            no product fit
            not a product fit
            not the product they were looking for
            not too interested
            not price competitive
            nicht kompatibel
            pas de budget
            pas intéressé
            sin presupuesto
            no hay presupuesto
            no les interesa
            nessun interesse
            non interessati
            geen budget
            geen interesse
            sem orçamento
            não têm interesse
            couldn't justify the price
            no room in the budget
            budget ran out
            budget already spent
            budget is gone
            Budget ist weg
            Budget aufgebraucht
            not enough budget
            zu wenig Budget
            price not justified
            price not negotiable enough
            our price was not good
            price was bad
            they were not happy with our demo
            did not like the product
            Produkt hat nicht überzeugt
            Produkt gefiel nicht
            Demo war schlecht
            not the right fit
            not the right product
            no fit
            passt nicht
            they are happy with their current tool
            happy with Excel
            their existing provider is good enough
            sind mit dem jetzigen Anbieter zufrieden
            zufrieden mit SAP
            Alles gut so wie es ist
            läuft gut bei ihnen, kein Wechsel
            competitor had the better price
            Wettbewerb hatte besseres Angebot
            the other offer was good
            liked the other product more
            no reason given
            ohne Angabe von Gründen
            no budget until next year
            Budget erst nächstes Jahr
            kein Interesse am Angebot
            keine Zeit
            no time
            nicht erreichbar
            keiner zuständig
            nicht zuständig
            not the person in charge
            not our target group
            nicht unsere Zielgruppe
            not in our region
            nicht lieferbar
            konnten nicht liefern
            we were not able to deliver
            they did not come back
            haben sich nicht mehr gemeldet
            no one replied
            never heard back
            no longer a priority
            project not approved
            Projekt nicht genehmigt
            nicht durchsetzbar
            no approval from legal
            keine Freigabe
            not compliant
            nicht DSGVO-konform
            no integration with SAP
            keine Schnittstelle zu DATEV vorhanden
            lack of trust
            no references in our industry
            didn't trust us
            didn't understand the offer
            Nutzen nicht erkannt
            sahen keinen Mehrwert
            no added value
            not worth the money
            nicht das Geld wert
            not ready
            not yet
            noch nicht soweit
            not for them
            nichts für sie
            nothing for us
            not what they were looking for
            Vertrag läuft noch
            contract still running
            price ok only with 30% discount
            Budget da, sobald der Vorstand zustimmt
            would have liked it cheaper
            geen tijd
            pas le bon moment
            no es prioridad
            non è una priorità
            não é prioridade
            niet geïnteresseerd""";

    /** A note, and its clauses: those that are denied begin with a minus. */
    private static final String NOTES = """
            liked us and liked Hilti more => -[liked us] +[liked Hilti more]
            not price, they went with X => -[not price] +[they went with X]
            price was fine but they never came back => -[price was fine] +[they never came back]
            nicht am Preis gescheitert, sondern an der Schnittstelle => -[nicht am Preis gescheitert] +[an der Schnittstelle]
            zu teuer, außerdem fehlt SAP-Schnittstelle => +[zu teuer] +[fehlt SAP-Schnittstelle]
            no budget + no need => +[no budget] +[no need]
            1) Preis 2) keine Ressourcen => +[Preis] +[keine Ressourcen]
            1. Preis 2. keine Ressourcen => +[Preis] +[keine Ressourcen]
            (1) Preis (2) keine Ressourcen => +[Preis] +[keine Ressourcen]
            a) price b) timing => +[price] +[timing]
            Preis: 1) zu hoch 2) keine Staffel => +[Preis] +[zu hoch] +[keine Staffel]
            price was fine, never came back => -[price was fine] +[never came back]
            lost (not price) => +[lost] -[not price]
            interested but later => -[interested] +[later]
            price and product were fine, but no SSO => -[price and product were fine] +[no SSO]
            price, product and demo were fine, just no budget => -[price, product and demo were fine] +[just no budget]
            liked the product, the demo and the team but no money => -[liked the product, the demo and the team] +[no money]
            unser Stundensatz von 145 ist ihm aber eindeutig zu hoch => +[unser Stundensatz von 145 ist ihm aber eindeutig zu hoch]
            Umsatz 1,5 Mio, 20.000 Stück, Termin 3.5. verschoben => +[Umsatz 1,5 Mio, 20.000 Stück, Termin 3.5. verschoben]
            Konkurrenz z.B. SAP u.a. war ca. 20% billiger => +[Konkurrenz z.B. SAP u.a. war ca. 20% billiger]
            Hr. Meier (lt. Einkauf) will erst nä. Jahr => +[Hr. Meier (lt. Einkauf) will erst nä. Jahr]
            Müller & Söhne und Partner haben SAP gewählt => +[Müller & Söhne und Partner haben SAP gewählt]
            No budget. They will come back in Q3. => +[No budget] +[They will come back in Q3]
            no budget; no need => +[no budget] +[no need]
            too expensive and no API => +[too expensive] +[no API]
            kein Budget und kein Bedarf => +[kein Budget] +[kein Bedarf]
            Preis war ok aber keine Schnittstelle => -[Preis war ok] +[keine Schnittstelle]
            keine Antwort, obwohl der Preis gut war => +[keine Antwort] -[der Preis gut war]
            obwohl der Preis gut war, kam keine Antwort => -[der Preis gut war] +[kam keine Antwort]
            Budget wäre da, aber keine Priorität => -[Budget wäre da] +[keine Priorität]
            zu teuer (Budget wäre da) => +[zu teuer] -[Budget wäre da]
            No, price was fine, they just ghosted us => +[No] -[price was fine] +[they just ghosted us]
            went with SAP, price was fine => +[went with SAP] -[price was fine]
            the customer, who is based in Ulm, has no budget => +[the customer, who is based in Ulm, has no budget]
            nothing but price => +[nothing but price]
            great demo but no budget => -[great demo] +[no budget]
            zwar teuer, aber Hauptgrund Schnittstelle => -[zwar teuer] +[Hauptgrund Schnittstelle]
            le prix était bon mais pas d'intégration SAP => -[le prix était bon] +[pas d'intégration SAP]
            el precio estaba bien, pero no hay presupuesto => -[el precio estaba bien] +[no hay presupuesto]
            prijs was goed maar geen koppeling => -[prijs was goed] +[geen koppeling]
            kein Bedarf, nur 4 MA => +[kein Bedarf, nur 4 MA]
            Preis / keine Schnittstelle => +[Preis] +[keine Schnittstelle]
            Preis/Leistung => +[Preis/Leistung]
            they use Kuehne + Nagel => +[they use Kuehne + Nagel]
            großes Stühlerücken, keiner weiß wer bleibt => +[großes Stühlerücken, keiner weiß wer bleibt]
            meldet, dass die Werkzeugverwaltung fehlt, ohne die er nicht plant => +[meldet, dass die Werkzeugverwaltung fehlt, ohne die er nicht plant]
            vertragl. gebunden bis 2027 => +[vertragl. gebunden bis 2027]
            AP ausgeschieden, keine Übergabe => +[AP ausgeschieden, keine Übergabe]
            not the price but the missing API => -[not the price] +[the missing API]
            Preis nicht das Problem; Schnittstelle fehlt => -[Preis nicht das Problem] +[Schnittstelle fehlt]
            Produkt super, Team super, aber kein Budget => -[Produkt super] -[Team super] +[kein Budget]""";

    static Stream<String> denials() {
        return DENIALS.lines();
    }

    static Stream<String> reasons() {
        return REASONS.lines();
    }

    static Stream<String> notes() {
        return NOTES.lines();
    }

    @ParameterizedTest
    @MethodSource("denials")
    void denialIsTold(String text) {
        assertThat(Clauses.of(text)).containsExactly(new Clause(text, true));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void reasonIsNoDenial(String text) {
        assertThat(Clauses.of(text)).isNotEmpty().noneMatch(Clause::isDenied);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void noteIsTakenApart(String noteAndClauses) {
        String[] parts = noteAndClauses.split(" => ");

        assertThat(written(parts[0])).isEqualTo(parts[1]);
    }

    @Test
    void linesAndBulletsAreClauses() {
        assertThat(written("- Preis zu hoch\n- keine API\r\n* kein Budget"))
                .isEqualTo("+[Preis zu hoch] +[keine API] +[kein Budget]");
    }

    @Test
    void textWithoutAWordHasNoClause() {
        assertThat(Clauses.of("")).isEmpty();
        assertThat(Clauses.of(" - ?! \n")).isEmpty();
    }

    @Test
    void praiseAloneIsNotTakenForADenial() {
        assertThat(written("great demo")).isEqualTo("+[great demo]");
        assertThat(written("everything fine")).isEqualTo("+[everything fine]");
        assertThat(written("interessiert")).isEqualTo("+[interessiert]");
    }

    private static String written(String note) {
        return Clauses.of(note).stream()
                .map(clause -> (clause.isDenied() ? "-[" : "+[") + clause.text() + "]")
                .collect(joining(" "));
    }
}
