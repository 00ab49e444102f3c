-- doel: ggm_wmo_jeugd.voorzieningsoort
-- bron: wmo_voorzieningen
-- beschrijving: De productcategorieen (lijst WMO020 van iWmo) die in de uitvoer voorkomen.
select
    min(_rij)                                     as dwh_bronrij,
    sleutel('voorzieningsoort', productcategorie) as voorzieningsoort_id,
    productcategorie                              as code,
    productcategorie                              as productcategoriecode,
    case productcategorie
        when '01' then 'Hulp bij het huishouden'
        when '02' then 'Begeleiding'
        when '03' then 'Persoonlijke verzorging'
        when '04' then 'Kortdurend verblijf'
        when '05' then 'Woondiensten'
        when '06' then 'Overige ondersteuning gericht op het individu of huishouden/gezin'
        when '07' then 'Dagbesteding'
        when '08' then 'Vervoerdiensten'
        when '09' then 'Overige groepsgerichte ondersteuning'
        when '10' then 'Overige maatwerk arrangementen'
        when '11' then 'Rolstoelen'
        when '12' then 'Vervoervoorzieningen'
        when '13' then 'Woonvoorzieningen'
        when '14' then 'Overige hulpmiddelen'
        when '15' then 'Beschermd wonen'
        when '16' then 'Opvang'
        when '17' then 'Spoedopvang'
        when '18' then 'Overige beschermd wonen en opvang'
    end                                           as productcategorie,
    'Wmo'                                         as wet
from bron.wmo_voorzieningen_voorziening
where coalesce(trim(productcategorie), '') <> ''
group by productcategorie
