-- doel: ggm_inburgering.vreemdeling
-- bron: inburgering_pvt
-- beschrijving: Het nummer van de inburgeraar bij de vreemdelingendienst. De sleutel komt van het BSN, zoals bij de
--   persoon in de BRP.
select
    _rij                                    as dwh_bronrij,
    sleutel('persoon', burgerservicenummer) as vreemdeling_id,
    v_nummer                                as v_nummer
from bron.inburgering_pvt_inburgeraar
where burgerservicenummer <> ''
