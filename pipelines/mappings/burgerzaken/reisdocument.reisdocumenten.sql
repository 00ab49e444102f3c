-- doel: ggm_rsgb.reisdocument
-- bron: reisdocumenten
-- beschrijving: De uitgegeven paspoorten en identiteitskaarten. De houder heeft dezelfde sleutel als
--   de persoon in de BRP.
select
    r._rij                                        as dwh_bronrij,
    sleutel('reisdocument', r.reisdocumentnummer) as reisdocument_id,
    r.reisdocumentnummer                          as reisdocumentnummer,
    upper(trim(r.soort))                          as soort,
    gba_datum(r.datum_uitgifte)                   as datumuitgifte,
    upper(trim(r.autoriteit))                     as autoriteitvanafgifte,
    gba_datum(r.datum_einde)                      as datumeindegeldigheiddocument,
    gba_datum(r.datum_inhouding)                  as datuminhoudingofvermissing,
    upper(trim(r.aanduiding_inhouding))           as aanduidinginhoudingvermissing,
    sleutel('persoon', r.burgerservicenummer)     as is_verstrekt_aan_ingeschrevenpersoon_id,
    case when coalesce(trim(r.reisdocumentnummer), '') = ''
         then 'Documentnummer ontbreekt: zonder nummer is dit reisdocument niet te herkennen.'
    end                                           as _reden
from bron.reisdocumenten_reisdocument as r
