using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the envelope of an edition in JSON, and its lists with their elements.</summary>
internal ref struct JsonEditionReader(ReadOnlySpan<byte> utf8)
{
    private static readonly string[] EditionMembers = ["format", "version", "edition", "effective", "hash", "elements", "matters"];
    private static readonly string[] ElementsMembers = ["unified", "local"];
    private static readonly string[] ListMembers = ["division", "authority", "authorityCode", "elements"];

    private readonly Dictionary<(string, string?), Authority> _authorities = [];

    /// <summary>Where the blocks of the lists of the matter before stand: the same place often holds the same text again.</summary>
    private readonly List<(string Division, int Unified, int Local)> _before = [];

    private JsonCursor _json = new(utf8);
    private ElementTextsBuilder? _elements;
    private byte[] _scratch = [];

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
            return fault.IsUnified ? FileRefusals.UnifiedDiffers(_json.Place(syntax: null)) : FileRefusals.JsonUnreadable(_json.Place(syntax: null), fault.Message);
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
                case 5:
                    ReadElements();
                    break;
                default:
                    if ((seen & 0b11) != 0b11) throw new JsonFault("format和version应在最前");
                    ReadMatters(matters);
                    break;
            }
        }

        JsonCursor.Required(EditionMembers, seen, 0b100_1111);
        _json.End();
        ImmutableArray<Matter> ordered = [.. matters.OrderBy(matter => matter.Code)];
        var edition = new CatalogueEdition(id!, effective, ordered, hashes: null, _elements?.Build(ordered), known: null);
        return hash is null || string.Equals(hash, edition.Hash, StringComparison.Ordinal) ? edition : FileRefusals.HashDiffers();
    }

    private void ReadElements()
    {
        uint seen = 0;
        int unified = 0, local = 0;
        _json.Object();
        while (_json.Member(ElementsMembers, ref seen, out int member))
        {
            if (member == 0) unified = _json.Number();
            else local = _json.Number();
            if (unified < 0 || local < 0 || unified > ElementTexts.Most || local > ElementTexts.Most) throw new JsonFault("个数不可用");
        }

        JsonCursor.Required(ElementsMembers, seen, 0b11);
        _elements = new ElementTextsBuilder(unified, local);
    }

    private void ReadMatters(List<Matter> matters)
    {
        var reader = new JsonMatterReader();
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
            _elements?.Assign(matter.Code, [.. _before]);
            matters.Add(matter);
        }
    }

    private void ReadLists(List<DecidingUnit> units)
    {
        var blocks = new List<(string Division, int Unified, int Local)>();
        for (int count = 0; _json.Item(ref count);)
        {
            uint seen = 0;
            string division = "", authority = "";
            string? code = null;
            (int Unified, int Local) block = default;
            _json.Object();
            while (_json.Member(_elements is null ? ListMembers.AsSpan(0, 3) : ListMembers, ref seen, out int member))
            {
                switch (member)
                {
                    case 0:
                        division = _json.Text();
                        break;
                    case 1:
                        authority = _json.Text();
                        break;
                    case 2:
                        code = _json.Text();
                        break;
                    default:
                        block = ReadBlock(_elements!, blocks.Count > 0 ? blocks[0].Unified : -1, blocks.Count);
                        break;
                }
            }

            JsonCursor.Required(ListMembers, seen, _elements is null ? 0b0011u : 0b1011u);
            var unit = new DecidingUnit(DivisionCode.Parse(division), AuthorityOf(authority, code));
            blocks.Add((unit.Division.ToString("G", System.Globalization.CultureInfo.InvariantCulture), block.Unified, block.Local));
            units.Add(unit);
        }

        _before.Clear();
        _before.AddRange(blocks);
    }

    /// <summary>Reads the elements of a list: its first block is that of the matter, and must be the same in every list.</summary>
    private (int Unified, int Local) ReadBlock(ElementTextsBuilder elements, int first, int list)
    {
        int unified = first < 0 ? elements.Next : first, local = -1, ordinal = 0;
        int guessUnified = _before.Count > 0 ? _before[0].Unified : -1, guessLocal = list < _before.Count ? _before[list].Local : -1;
        for (; _json.Item(ref ordinal);)
        {
            int at = ordinal - 1;
            bool isThere = _json.TryText(ref _scratch, out var text);
            if (at < elements.Unified && first >= 0)
            {
                if (isThere ? !elements.Holds(first + at, text) : !elements.HoldsNone(first + at)) throw new JsonFault("", isUnified: true);
                continue;
            }

            if (at >= elements.Unified + elements.Local) throw new JsonFault("要素过多");
            if (at == elements.Unified) local = elements.Next;
            int guess = at < elements.Unified ? guessUnified < 0 ? -1 : guessUnified + at : guessLocal < 0 ? -1 : guessLocal + at - elements.Unified;
            if (isThere) elements.Add(text, guess);
            else elements.AddNone();
        }

        if (ordinal != elements.Unified + elements.Local) throw new JsonFault("要素不足");
        return (unified, local < 0 ? elements.Next : local);
    }

    private readonly Authority AuthorityOf(string name, string? code)
    {
        if (_authorities.TryGetValue((name, code), out var authority)) return authority;
        authority = new Authority(name, code is null ? null : UnifiedSocialCreditCode.Parse(code));
        _authorities.Add((name, code), authority);
        return authority;
    }
}
