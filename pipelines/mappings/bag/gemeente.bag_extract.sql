-- doel: ggm_bag.gemeente
-- bron: bag_extract
-- beschrijving: De gemeenten uit de landelijke lijst van gemeenten en woonplaatsen, elk een keer. De
--   BAG kent van een gemeente alleen de code.
select
    min(r._rij)                                     as dwh_bronrij,
    sleutel('gemeente', r.gemeente)                 as gemeente_id,
    r.gemeente                                      as gemeentecode,
    r.gemeente                                      as identificatie
from bron.bag_extract_gemeentewoonplaatsrelatie as r
group by r.gemeente
