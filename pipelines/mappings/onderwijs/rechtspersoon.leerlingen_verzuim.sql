-- doel: ggm_rsgb.rechtspersoon
-- bron: leerlingen_verzuim
-- beschrijving: De school als drager van rechten, met BRIN en adres. Leerlingen komen hier uit de BRP.
select
    s._rij                    as dwh_bronrij,
    sleutel('school', s.brin) as rechtspersoon_id,
    s.brin                    as identificatie,
    s.naam                    as naam,
    adresregel(s.straat, s.huisnummer, null, null, s.postcode, s.plaats)
                              as adresbinnenland,
    case when coalesce(trim(s.brin), '') = ''
         then 'BRIN ontbreekt: deze school is alleen aan haar naam niet zeker te herkennen.'
    end                       as _reden
from bron.leerlingen_verzuim_school as s
