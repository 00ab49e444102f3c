-- doel: ggm_rsgb.rechtspersoon
-- bron: brp_csv
-- beschrijving: De persoon als drager van rechten: nummer, volledige naam en adres als tekst uit het
--   eigen BRP-uittreksel. Het GGM laat elke natuurlijke persoon ook rechtspersoon zijn.
select
    p._rij                                          as dwh_bronrij,
    sleutel('persoon', p.burgerservicenummer)       as rechtspersoon_id,
    p.burgerservicenummer                           as identificatie,
    concat_ws(' ', nullif(p.voornamen, ''), nullif(p.voorvoegsel, ''), nullif(p.geslachtsnaam, ''))
                                                    as naam,
    adresregel(
        p.straatnaam, p.huisnummer, p.huisletter, p.huisnummertoevoeging, p.postcode, p.woonplaats
    )                                               as adresbinnenland,
    case when coalesce(trim(p.burgerservicenummer), '') = ''
         then 'Burgerservicenummer ontbreekt: zonder BSN kan deze persoon niet worden geladen.'
    end                                             as _reden
from bron.brp_csv_persoon as p
