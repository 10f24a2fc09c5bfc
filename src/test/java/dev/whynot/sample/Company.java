package dev.whynot.sample;

/** A made-up company that could buy. */
record Company(String name, String industry, int employees, Region region) {

    boolean isPublicSector() {
        return industry.equals("Government");
    }

    boolean isHospitality() {
        return industry.equals("Hospitality");
    }
}
