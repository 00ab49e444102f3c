-- doel: ggm_inburgering.brede_intake
-- bron: inburgering_pvt
-- beschrijving: Het gesprek waarop het plan berust.
select
    _rij                                          as dwh_bronrij,
    sleutel('brede_intake', dossiernummer)        as brede_intake_id,
    datum_nl(brede_intake)                        as startdatum,
    sleutel('leerroute', dossiernummer)           as heeft_leerroute_id,
    sleutel('inburgeringstraject', dossiernummer) as onderdeel_van_inburgeringstraject_id
from bron.inburgering_pvt_inburgeraar
where dossiernummer <> '' and brede_intake <> ''
