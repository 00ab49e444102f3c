-- doel: ggm_sociaal_domein.client
-- bron: inkomen_uitkeringen
-- beschrijving: Wie een uitkering heeft, en wie daarvan partner is. De sleutel komt van het BSN, zoals bij de
--   persoon in de BRP. Van een partner kent de administratie geen cliëntnummer.
select
    min(_rij)                                        as dwh_bronrij,
    sleutel('persoon', burgerservicenummer)          as client_id,
    clientnummer                                     as code,
    sleutel('inkomensvoorziening', max(dossiernummer))
                                                     as heeft_voorziening_inkomensvoorziening_id,
    null                                             as is_partner_van_inkomensvoorziening_id
from bron.inkomen_uitkeringen_voorziening
where burgerservicenummer <> ''
group by burgerservicenummer, clientnummer
union all
select
    min(_rij)                                          as dwh_bronrij,
    sleutel('persoon', bsn_partner)                    as client_id,
    null                                               as code,
    null                                               as heeft_voorziening_inkomensvoorziening_id,
    sleutel('inkomensvoorziening', max(dossiernummer)) as is_partner_van_inkomensvoorziening_id
from bron.inkomen_uitkeringen_voorziening
where bsn_partner <> ''
group by bsn_partner
