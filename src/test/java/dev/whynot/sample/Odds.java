package dev.whynot.sample;

import java.time.LocalDate;

/**
 * How likely a record is lost once it is decided. Ordinary differences are small and add up; where a planted cause
 * applies, it alone counts. Groups that hold a cause do better in the rest, so that their total stays ordinary: the home
 * region, the warehouse product in companies of its size, trade shows, the savings campaign among those who pay.
 */
final class Odds {

    private static final double DEAL = 0.6;
    private static final double PROSPECT = 0.625;
    private static final LocalDate TEAM_LEARNED = LocalDate.of(2025, 1, 1);

    private Odds() {}

    static double loss(Deal deal) {
        return Causes.of(deal).map(Cause::lossRate).orElseGet(() -> ordinaryLoss(deal));
    }

    static double loss(Prospect prospect) {
        return Causes.of(prospect).map(Cause::lossRate).orElseGet(() -> ordinaryLoss(prospect));
    }

    private static double ordinaryLoss(Deal deal) {
        Company account = deal.account();
        boolean warehouseSize = account.employees() >= 500 && account.employees() < 2000;
        return DEAL
                + deal.owner().extraLosses()
                + (account.isPublicSector() ? 0.23 : 0)
                + (account.region().equals(Region.TIROL) ? -0.05 : 0)
                + (account.isHospitality() ? -0.05 : 0)
                + (warehouseSize ? -0.09 : 0)
                + (deal.product().equals(Causes.WAREHOUSE) ? -0.03 : 0)
                + (deal.existingCustomer() ? -0.03 : 0.02)
                + (deal.close().isBefore(TEAM_LEARNED) ? 0.025 : -0.02)
                + switch (deal.source()) {
                    case "Referral" -> -0.03;
                    case "Cold Call" -> 0.02;
                    case "Purchased List" -> 0.03;
                    default -> 0;
                };
    }

    private static double ordinaryLoss(Prospect prospect) {
        boolean pays = prospect.persona() == Persona.FINANCE || prospect.persona() == Persona.MANAGEMENT;
        return PROSPECT
                + prospect.owner().extraLosses()
                + (pays && prospect.campaign().equals(Causes.ROI_CAMPAIGN) ? -0.18 : 0)
                + switch (prospect.source()) {
                    case "Trade Show" -> -0.07;
                    case "Referral" -> -0.03;
                    case "Partner" -> -0.02;
                    case "Cold Call" -> 0.03;
                    case "Purchased List" -> 0.04;
                    default -> 0.01;
                }
                + switch (prospect.persona()) {
                    case IT -> -0.03;
                    case OPERATIONS -> 0;
                    case FINANCE, MANAGEMENT -> 0.02;
                    case OTHER -> 0.04;
                };
    }
}
