package dev.whynot.simulator.org;

import java.util.List;

/** The words of made-up records. */
final class Vocabulary {

    static final List<String> LOSS_REASONS = List.of(
            "Price",
            "No Budget",
            "Lost to Competitor",
            "No Decision",
            "Missing Feature",
            "Bad Timing",
            "Wrong Contact",
            "Other");
    static final List<String> COMPETITORS = List.of("Globex", "Initech", "Umbrella", "Hooli", "Stark Industries");
    static final List<String> DISQUALIFICATION_REASONS =
            List.of("No Budget", "No Need", "Not a Decision Maker", "Student", "Competitor", "Unreachable");
    static final List<String> INDUSTRIES = List.of(
            "Energy",
            "Banking",
            "Retail",
            "Healthcare",
            "Manufacturing",
            "Technology",
            "Education",
            "Insurance",
            "Transportation",
            "Government");
    static final List<String> COUNTRIES =
            List.of("Germany", "France", "United States", "United Kingdom", "Österreich", "España", "Polska", "日本");
    static final List<String> LEAD_SOURCES =
            List.of("Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Trade Show", "Other");
    static final List<String> OPPORTUNITY_TYPES =
            List.of("New Customer", "Existing Customer - Upgrade", "Existing Customer - Replacement");
    static final List<String> RATINGS = List.of("Hot", "Warm", "Cold");
    static final List<String> TITLES =
            List.of("CEO", "CFO", "Head of IT", "VP Sales", "Einkaufsleiter", "Engineer", "Office Manager");
    static final List<String> COMPANIES = List.of(
            "Acme",
            "Nordwind",
            "Müller & Söhne",
            "Blue \"Sky\" Ltd",
            "Vega, Inc.",
            "Rhein Metall",
            "Åkesson",
            "Delta",
            "Solaris",
            "Contoso",
            "Fabrikam",
            "Tailspin");
    static final List<String> FIRST_NAMES =
            List.of("Ada", "Ben", "Chloé", "Dmitri", "Eva", "Farid", "Gül", "Hans", "Ines", "Jörg");
    static final List<String> LAST_NAMES =
            List.of("Adler", "Brown", "Castro", "Dubois", "Eriksson", "Fischer", "O'Neill", "García", "Nowak", "Sato");
    static final List<String> DETAILS = List.of(
            "Too expensive, they said.",
            "Budget was cut\nnext year maybe",
            "Went with \"the other one\"",
            "keine Rückmeldung mehr",
            "Needs SSO, SCIM and an audit log",
            "no answer since March");

    private Vocabulary() {}
}
