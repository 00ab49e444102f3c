-- doel: ggm_afval.container
-- bron: afval_containers
-- beschrijving: De containers, met de fractie waarvoor zij bedoeld zijn en de plek waar zij staan.
select
    c._rij                                     as dwh_bronrij,
    sleutel('afvalcontainer', c.id_nummer)     as container_id,
    c.id_nummer                                as containercode,
    c.sensor                                   as sensorid,
    sleutel('afvalfractie', c.fractiecode)     as geschikt_voor_fractie_id,
    sleutel('afvallocatie', c.locatienummer)   as heeft_locatie_id,
    sleutel('containertype', c.containertype)  as soort_containertype_id,
    c.datum_operationeel                       as dwh_datumtijd_geldig_vanaf,
    case when coalesce(trim(c.id_nummer), '') = ''
         then 'Nummer ontbreekt: zonder nummer is deze container niet te herkennen.'
    end                                        as _reden
from bron.afval_containers_container as c
