-- doel: ggm_inkomen.componentsoort
-- bron: inkomen_uitkeringen
-- beschrijving: De soorten bedragen waaruit een uitkering bestaat.
select
    min(_rij)                                as dwh_bronrij,
    sleutel('componentsoort', componentcode) as componentsoort_id,
    componentcode                            as componentcode,
    omschrijving                             as omschrijving
from bron.inkomen_uitkeringen_component
where componentcode <> ''
group by componentcode, omschrijving
