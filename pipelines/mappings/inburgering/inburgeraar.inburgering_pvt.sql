-- doel: ggm_inburgering.inburgeraar
-- bron: inburgering_pvt
-- beschrijving: Wie inburgert. Zonder BSN is de inburgeraar niet aan een persoon te koppelen; daarop let een regel.
select
    _rij                                         as dwh_bronrij,
    sleutel('persoon', burgerservicenummer)      as inburgeraar_id,
    doelgroep                                    as gedetailleerde_doelgroep,
    sleutel('inburgeringsplicht', dossiernummer) as heeft_een_inburgeringsplicht_id
from bron.inburgering_pvt_inburgeraar
where burgerservicenummer <> ''
