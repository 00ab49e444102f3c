-- doel: ggm_sociaal_domein.client
-- bron: wmo_voorzieningen
-- beschrijving: Iedereen aan wie een Wmo-voorziening is beschikt. De sleutel komt van het BSN, zodat
--   een cliënt dezelfde sleutel heeft als de persoon in de BRP.
select
    min(_rij)                               as dwh_bronrij,
    sleutel('persoon', burgerservicenummer) as client_id,
    clientnummer                            as code,
    case when coalesce(trim(burgerservicenummer), '') = ''
         then 'BSN ontbreekt: zonder BSN is deze cliënt niet aan een persoon te koppelen.'
    end                                     as _reden
from bron.wmo_voorzieningen_voorziening
group by burgerservicenummer, clientnummer
