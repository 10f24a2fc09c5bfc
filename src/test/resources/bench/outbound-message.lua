-- One outbound message of one notification a request, each of another record. Arguments: milliseconds to wait before each.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  pause = tonumber(args[1] or "0")
  sent = 0
  start = os.time()
end

function delay()
  return pause
end

function request()
  sent = sent + 1
  local id = string.format("%d%05d%06d", number, start % 100000, sent)
  local body = string.format([[<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <soapenv:Body>
  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
   <OrganizationId>00D000000000001EAA</OrganizationId>
   <ActionId>04k000000000001AAA</ActionId>
   <SessionId xsi:nil="true"/>
   <EnterpriseUrl>https://acme.my.salesforce.com/services/Soap/c/66.0/00D000000000001</EnterpriseUrl>
   <PartnerUrl>https://acme.my.salesforce.com/services/Soap/u/66.0/00D000000000001</PartnerUrl>
   <Notification>
    <Id>04l%sAAA</Id>
    <sObject xsi:type="sf:Opportunity" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
     <sf:Id>006%s</sf:Id>
     <sf:Amount>120000.0</sf:Amount>
     <sf:CloseDate>2026-03-01</sf:CloseDate>
     <sf:CreatedDate>2025-11-03T09:15:00.000Z</sf:CreatedDate>
     <sf:IsClosed>true</sf:IsClosed>
     <sf:IsDeleted>false</sf:IsDeleted>
     <sf:IsWon>false</sf:IsWon>
     <sf:Loss_Reason__c>Price</sf:Loss_Reason__c>
     <sf:Loss_Reason_Detail__c>zu teuer</sf:Loss_Reason_Detail__c>
     <sf:StageName>Closed Lost</sf:StageName>
     <sf:SystemModstamp>%s</sf:SystemModstamp>
    </sObject>
   </Notification>
  </notifications>
 </soapenv:Body>
</soapenv:Envelope>]], id, id, os.date("!%Y-%m-%dT%H:%M:%S.000Z"))
  return wrk.format("POST", nil, {["Content-Type"] = "text/xml; charset=UTF-8", ["SOAPAction"] = '""'}, body)
end

function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("answers=%d failed=%d micros=%d p50=%d p99=%d max=%d\n",
    summary.requests, failed, summary.duration, latency:percentile(50), latency:percentile(99), latency.max))
end
