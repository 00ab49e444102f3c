-- doel: ggm_inburgering.inburgeringstraject
-- bron: inburgering_pvt
-- beschrijving: Het traject waarin iemand aan de plicht werkt.
select
    _rij                                          as dwh_bronrij,
    sleutel('inburgeringstraject', dossiernummer) as inburgeringstraject_id,
    leerbaarheidstoets                            as uitkomstleerbaarheidstoets,
    sleutel('inburgeringsplicht', dossiernummer)  as heeft_inburgeringsplicht_id
from bron.inburgering_pvt_inburgeraar
where dossiernummer <> ''
