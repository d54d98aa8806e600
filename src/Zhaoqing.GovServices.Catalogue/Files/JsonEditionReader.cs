using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the envelope of an edition in JSON, and the lists of its matters.</summary>
internal ref struct JsonEditionReader(ReadOnlySpan<byte> utf8, IReadOnlyList<ElementSet> sets)
{
    private static readonly string[] EditionMembers = ["format", "version", "edition", "effective", "hash", "matters"];
    private static readonly string[] ListMembers = ["division", "authority", "authorityCode"];

    private readonly Dictionary<(string, string?), Authority> _authorities = [];

    private JsonCursor _json = new(utf8);

    public OneOf<Refusal, CatalogueEdition> Read()
    {
        try
        {
            return ReadEdition();
        }
        catch (JsonException fault)
        {
            return FileRefusals.JsonUnreadable(_json.Place(fault), "不合JSON语法,或层次过深");
        }
        catch (JsonFault fault)
        {
            return FileRefusals.JsonUnreadable(_json.Place(syntax: null), fault.Message);
        }
        catch (UnknownElementSetException unknown)
        {
            return FileRefusals.SetUnknown(unknown.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or InvalidOperationException or UnparsableValueException)
        {
            return FileRefusals.JsonUnreadable(_json.Place(syntax: null), "值不可用");
        }
    }

    private OneOf<Refusal, CatalogueEdition> ReadEdition()
    {
        string? id = null, hash = null;
        Instant effective = default;
        var matters = new List<Matter>();
        uint seen = 0;
        _json.Next();
        _json.Object();
        while (_json.Member(EditionMembers, ref seen, out int member))
        {
            switch (member)
            {
                case 0:
                    if (!string.Equals(_json.Text(), EditionJson.Format, StringComparison.Ordinal)) throw new JsonFault("不是事项目录");
                    break;
                case 1:
                    if (_json.Number() != EditionJson.FormatVersion) return FileRefusals.JsonVersion(_json.Place(syntax: null));
                    break;
                case 2:
                    id = _json.Text();
                    break;
                case 3:
                    effective = InstantPattern.ExtendedIso.Parse(_json.Text()).GetValueOrThrow();
                    break;
                case 4:
                    hash = _json.Text();
                    break;
                default:
                    if ((seen & 0b11) != 0b11) throw new JsonFault("format和version应在最前");
                    ReadMatters(matters);
                    break;
            }
        }

        JsonCursor.Required(EditionMembers, seen, 0b10_1111);
        _json.End();
        ImmutableArray<Matter> ordered = [.. matters.OrderBy(matter => matter.Code)];
        var edition = new CatalogueEdition(id!, effective, ordered, hashes: null, known: null);
        return hash is null || string.Equals(hash, edition.Hash, StringComparison.Ordinal) ? edition : FileRefusals.HashDiffers();
    }

    private void ReadMatters(List<Matter> matters)
    {
        var reader = new JsonMatterReader(sets);
        for (int count = 0; _json.Item(ref count);)
        {
            uint seen = 0;
            _json.Object();
            reader.Start();
            List<DecidingUnit> units = [];
            while (_json.Member(JsonMatterReader.Members, ref seen, out int member))
            {
                if (member == JsonMatterReader.Lists) ReadLists(units);
                else reader.Read(ref _json, member);
            }

            JsonCursor.Required(JsonMatterReader.Members, seen, JsonMatterReader.Required);
            var matter = reader.Made(units);
            matters.Add(matter);
        }
    }

    private void ReadLists(List<DecidingUnit> units)
    {
        for (int count = 0; _json.Item(ref count);)
        {
            uint seen = 0;
            string division = "", authority = "";
            string? code = null;
            _json.Object();
            while (_json.Member(ListMembers, ref seen, out int member))
            {
                if (member == 0) division = _json.Text();
                else if (member == 1) authority = _json.Text();
                else code = _json.Text();
            }

            JsonCursor.Required(ListMembers, seen, 0b011);
            units.Add(new DecidingUnit(DivisionCode.Parse(division), AuthorityOf(authority, code)));
        }
    }

    private readonly Authority AuthorityOf(string name, string? code)
    {
        if (_authorities.TryGetValue((name, code), out var authority)) return authority;
        authority = new Authority(name, code is null ? null : UnifiedSocialCreditCode.Parse(code));
        _authorities.Add((name, code), authority);
        return authority;
    }
}
