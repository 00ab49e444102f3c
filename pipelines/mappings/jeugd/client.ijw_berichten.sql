-- doel: ggm_sociaal_domein.client
-- bron: ijw_berichten
-- beschrijving: De jeugdigen aan wie hulp is toegewezen. De sleutel komt van het BSN, zoals bij de persoon in
--   de BRP.
select
    min(_rij)                               as dwh_bronrij,
    sleutel('persoon', burgerservicenummer) as client_id,
    case when coalesce(trim(burgerservicenummer), '') = ''
         then 'BSN ontbreekt: zonder BSN is deze cliënt niet aan een persoon te koppelen.'
    end                                     as _reden
from bron.ijw_berichten_toewijzing
group by burgerservicenummer
