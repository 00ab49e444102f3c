-- doel: ggm_rgbz.betrokkene
-- bron: zaken_zgw
-- beschrijving: Wie bij zaken betrokken is, elk een keer. Een persoon heeft de sleutel van zijn BSN en
--   dus die van de BRP, een organisatie die van haar RSIN, of anders haar KVK-nummer. Zonder nummer is
--   een betrokkene niet te herkennen.
with wie as (
    select
        r._rij,
        r.betrokkene_type,
        betrokkene_soort(r.betrokkene_type)         as soort,
        betrokkene_nummer(
            r.betrokkene_type, r.inp_bsn, r.anp_identificatie, r.inn_nnp_id, r.kvk_nummer,
            r.vestigingsnummer, r.identificatie
        )                                           as nummer,
        case r.betrokkene_type
            when 'natuurlijk_persoon' then nullif(concat_ws(
                ' ', nullif(r.voorletters, ''), nullif(r.voorvoegsel, ''), nullif(r.geslachtsnaam, '')
            ), '')
            when 'niet_natuurlijk_persoon' then r.statutaire_naam
            else r.naam
        end                                         as naam,
        nullif(r.inp_bsn, '')                       as bsn
    from bron.zaken_zgw_rol as r
)
select
    min(w._rij)                                     as dwh_bronrij,
    sleutel(w.soort, w.nummer)                      as betrokkene_id,
    w.nummer                                        as identificatie,
    min(w.naam)                                     as naam,
    case when w.betrokkene_type = 'natuurlijk_persoon' then sleutel('persoon', w.bsn) end
                                                    as is_natuurlijkpersoon_id,
    case when w.betrokkene_type = 'niet_natuurlijk_persoon' then sleutel(w.soort, w.nummer) end
                                                    as is_nietnatuurlijkpersoon_id,
    case when w.betrokkene_type = 'medewerker' then sleutel(w.soort, w.nummer) end
                                                    as is_medewerker_id,
    case when w.betrokkene_type = 'organisatorische_eenheid' then sleutel(w.soort, w.nummer) end
                                                    as is_organisatorischeeenheid_id,
    case when w.soort is null
         then 'Het soort betrokkene ontbreekt of is onbekend.'
         when w.nummer is null
         then 'De betrokkene heeft geen nummer: alleen aan een naam is niemand zeker te herkennen.'
    end                                             as _reden
from wie as w
group by w.betrokkene_type, w.soort, w.nummer, w.bsn, case when w.nummer is null then w._rij end
