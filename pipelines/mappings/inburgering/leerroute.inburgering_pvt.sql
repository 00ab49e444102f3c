-- doel: ggm_inburgering.leerroute
-- bron: inburgering_pvt
-- beschrijving: De leerroute die in het plan is afgesproken.
select
    _rij                                as dwh_bronrij,
    sleutel('leerroute', dossiernummer) as leerroute_id,
    leerroute                           as leerroutetype,
    case when dagtekening_pip <> '' then sleutel('pip', dossiernummer) end
                                        as afgesproken_in_pip_id
from bron.inburgering_pvt_inburgeraar
where dossiernummer <> ''
