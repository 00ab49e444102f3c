-- doel: ggm_monumenten.oorspronkelijkefunctie
-- bron: monumenten
-- beschrijving: De functies waarvoor de monumenten zijn gebouwd, elk een keer.
select
    min(_rij)                                                  as dwh_bronrij,
    sleutel('oorspronkelijkefunctie', oorspronkelijke_functie) as oorspronkelijkefunctie_id,
    oorspronkelijke_functie                                    as functie,
    'true'                                                     as hoofdfunctie
from bron.monumenten_monument
where coalesce(trim(oorspronkelijke_functie), '') <> ''
group by oorspronkelijke_functie
