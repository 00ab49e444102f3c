-- doel: ggm_rsgb.rechtspersoon
-- bron: brp_haalcentraal
-- beschrijving: De persoon van elders als drager van rechten: nummer, volledige naam en adres als
--   tekst uit Haal Centraal. Het GGM laat elke natuurlijke persoon ook rechtspersoon zijn.
select
    p._rij                                          as dwh_bronrij,
    sleutel('persoon', p.burgerservicenummer)       as rechtspersoon_id,
    p.burgerservicenummer                           as identificatie,
    concat_ws(' ', nullif(p.voornamen, ''), nullif(p.voorvoegsel, ''), nullif(p.geslachtsnaam, ''))
                                                    as naam,
    adresregel(
        coalesce(p.officiele_straatnaam, p.korte_straatnaam), p.huisnummer, p.huisletter,
        p.huisnummertoevoeging, p.postcode, p.woonplaats
    )                                               as adresbinnenland,
    nullif(concat_ws(
        ', ', p.buitenland_regel1, p.buitenland_regel2, p.buitenland_regel3,
        p.land_verblijf_omschrijving
    ), '')                                          as adresbuitenland,
    case when coalesce(trim(p.burgerservicenummer), '') = ''
         then 'Burgerservicenummer ontbreekt: zonder BSN kan deze persoon niet worden geladen.'
    end                                             as _reden
from bron.brp_haalcentraal_persoon as p
