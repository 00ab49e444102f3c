-- doel: ggm_wmo_jeugd.voorziening
-- bron: wmo_voorzieningen
-- beschrijving: De producten waaruit is gekozen. Krijgt een code twee namen of twee categorieen, dan
--   staan ze naast elkaar en vindt een regel ze.
select
    min(_rij)                                     as dwh_bronrij,
    sleutel('voorziening', productcode)           as voorziening_id,
    productcode                                   as productcode,
    productcode                                   as code,
    productnaam                                   as naam,
    sleutel('voorzieningsoort', productcategorie) as valt_binnen_voorzieningsoort_id,
    case when coalesce(trim(productcode), '') = ''
         then 'Productcode ontbreekt: het product is niet te herkennen.'
    end                                           as _reden
from bron.wmo_voorzieningen_voorziening
group by productcode, productnaam, productcategorie
