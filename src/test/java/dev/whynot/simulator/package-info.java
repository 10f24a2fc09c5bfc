/**
 * A Salesforce org to test against and to try the service with, on a port of the loopback address. Knows nothing of the
 * service.
 *
 * <pre>
 * try (Simulator salesforce = Simulator.start()) {
 *     String deal = salesforce.insert("Opportunity", "Name", "Pumps", "StageName", "Prospecting");
 *     salesforce.arm(Fault.unavailable().on(Call.QUERY).times(2));
 *     salesforce.update("Opportunity", deal, "StageName", "Closed Lost", "Loss_Reason__c", "Price");
 *     ... point the connector at salesforce.url(), salesforce.clientId(), salesforce.clientSecret() ...
 *     assertThat(salesforce.calls().count(Call.QUERY)).isEqualTo(3);
 * }
 * </pre>
 *
 * <p>{@link dev.whynot.simulator.Settings} and {@link dev.whynot.simulator.org.OrgShape} say what kind of org it is and
 * how many records it holds from the start; those are made up when they are read. {@code Main} starts one as a process;
 * {@code Control} tells how to change it by curl.
 *
 * <p>Change events are served where the settings ask for them: {@code
 * Settings.standard().withPubSub(PubSubSettings.onPort(0))}, then {@code salesforce.pubSubPort()}.
 *
 * <p>Where Salesforce's documentation leaves it open: the further pages of a query are about the rows that matched when
 * it began and bear the values of the moment they are fetched; rows purged meanwhile are left out. The results of a
 * bulk job are those of the moment it was created. Ids are not quite in the order of creation.
 */
package dev.whynot.simulator;
