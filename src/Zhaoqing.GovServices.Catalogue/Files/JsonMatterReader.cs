using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime.Text;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the members of a matter in JSON, all but its lists; texts that come again are kept once.</summary>
internal sealed class JsonMatterReader(IReadOnlyList<ElementSet> sets)
{
    /// <summary>Which of <see cref="Members"/> the lists are.</summary>
    public const int Lists = 14;

    /// <summary>All but guide, decision, delivery, variations and elements.</summary>
    public const uint Required = 0b101_1001_0111_1111;

    private static readonly string[] MaterialMembers = ["code", "name", "necessity", "situation", "form", "issuer", "licenceType", "ground", "note", "replacement"];
    private static readonly string[] ReplacementMembers = ["licences", "data", "none"];
    private static readonly string[] VariationMembers = ["channel", "decision", "without", "conditions"];
    private static readonly string[] StepMembers = ["sequence", "name", "actor", "limit", "counted", "ground"];
    private static readonly string[] GuideMembers =
        ["id", "name", "law", "lawVersion", "articles", "conditions", "level", "limitNote", "extension", "validity", "renewal", "specialSteps", "fee", "commitmentHint", "note"];

    private static readonly FrozenDictionary<string, MatterKind> Kinds = Enum.GetValues<MatterKind>().ToFrozenDictionary(kind => kind.Number(), StringComparer.Ordinal);

    private readonly KeptTexts _texts = new();
    private readonly JsonGroundReader _grounds = new();
    private readonly string[] _own = new string[5];
    private ImmutableArray<LegalGround> _bases = [];
    private ImmutableArray<string> _audience = [];
    private MatterGuide? _guide;
    private readonly JsonElementsReader _elementsReader = new(sets);
    private UnifiedPart _unified = UnifiedPart.Empty;
    private Func<MatterCode, MatterElements>? _elements;

    public static string[] Members { get; } =
        ["code", "name", "kind", "department", "source", "bases", "audience", "guide", "whole", "decision", "delivery", "materials", "steps", "variations", "lists", "elements"];

    /// <summary>Forgets the matter before.</summary>
    public void Start()
    {
        _guide = null;
        _elements = null;
        _unified = UnifiedPart.Empty;
    }

    public void Read(ref JsonCursor json, int member)
    {
        switch (member)
        {
            case < 5:
                _own[member] = Kept(ref json);
                break;
            case 5:
                _bases = _grounds.All(ref json);
                break;
            case 6:
                _audience = Texts(ref json);
                break;
            case 7:
                _guide = Guide(ref json);
                break;
            case 8:
                if (!json.Flag()) _unified = _unified with { IsWhole = false };
                break;
            case 9:
                _unified = _unified with { DecisionLimit = _grounds.Decision(ref json) };
                break;
            case 10:
                _unified = _unified with { DeliveryLimit = _grounds.Delivery(ref json) };
                break;
            case 11:
                if (Materials(ref json) is { IsEmpty: false } materials) _unified = _unified with { Materials = materials };
                break;
            case 12:
                if (Steps(ref json) is { IsEmpty: false } steps) _unified = _unified with { Steps = steps };
                break;
            case 13:
                if (Variations(ref json) is { IsEmpty: false } variations) _unified = _unified with { Variations = variations };
                break;
            default:
                _elements = _elementsReader.Read(ref json);
                break;
        }
    }

    /// <summary>The matter, once all its members are read.</summary>
    public Matter Made(List<DecidingUnit> units)
    {
        if (!Kinds.TryGetValue(_own[2], out var kind)) throw new JsonFault("事项类型不可用");
        var code = MatterCode.Parse(_own[0]);
        return new Matter(code, _own[1], kind, _own[3], _unified, [.. units]) { Bases = _bases, Audience = _audience, Source = _own[4], Guide = _guide, Elements = _elements?.Invoke(code) };
    }

    private string Kept(ref JsonCursor json) => json.Text(_texts);

    private ImmutableArray<string> Texts(ref JsonCursor json)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (int count = 0; json.Item(ref count);) texts.Add(Kept(ref json));
        return texts.ToImmutable();
    }

    private MatterGuide Guide(ref JsonCursor json)
    {
        uint seen = 0;
        string?[] texts = new string?[GuideMembers.Length];
        ImmutableArray<LegalGround> articles = [];
        ImmutableArray<string> conditions = [];
        json.Object();
        while (json.Member(GuideMembers, ref seen, out int member))
        {
            if (member == 4) articles = _grounds.All(ref json);
            else if (member == 5) conditions = Texts(ref json);
            else texts[member] = Kept(ref json);
        }

        JsonCursor.Required(GuideMembers, seen, 0b11_0111);
        return new MatterGuide
        {
            Id = MatterCode.Parse(texts[0]!),
            Name = texts[1]!,
            Law = texts[2]!,
            LawVersion = texts[3] is { } version ? LocalDatePattern.Iso.Parse(version).GetValueOrThrow() : null,
            Articles = articles,
            Conditions = conditions,
            Level = texts[6],
            LimitNote = texts[7],
            Extension = texts[8],
            Validity = texts[9],
            Renewal = texts[10],
            SpecialSteps = texts[11],
            Fee = texts[12],
            CommitmentHint = texts[13],
            Note = texts[14],
        };
    }

    private ImmutableArray<ListMaterial> Materials(ref JsonCursor json)
    {
        var materials = ImmutableArray.CreateBuilder<ListMaterial>();
        for (int count = 0; json.Item(ref count);)
        {
            uint seen = 0;
            string?[] texts = new string?[MaterialMembers.Length];
            var necessity = Necessity.Required;
            LegalGround? ground = null;
            MaterialReplacement? replacement = null;
            json.Object();
            while (json.Member(MaterialMembers, ref seen, out int member))
            {
                if (member == 9) replacement = Replacement(ref json);
                else if (member == 2) necessity = json.Choice<Necessity>();
                else if (member == 7) ground = _grounds.One(ref json);
                else texts[member] = Kept(ref json);
            }

            JsonCursor.Required(MaterialMembers, seen, 0b111);
            materials.Add(new ListMaterial(MaterialCode.Parse(texts[0]!), texts[1]!, necessity)
            {
                Situation = texts[3],
                Form = texts[4],
                Issuer = texts[5],
                LicenceType = texts[6],
                Ground = ground,
                Note = texts[8],
                Replacement = replacement,
            });
        }

        return materials.ToImmutable();
    }

    private MaterialReplacement Replacement(ref JsonCursor json)
    {
        uint seen = 0;
        ImmutableArray<string> licences = [], data = [];
        string? none = null;
        json.Object();
        while (json.Member(ReplacementMembers, ref seen, out int member))
        {
            if (member == 0) licences = Texts(ref json);
            else if (member == 1) data = Texts(ref json);
            else none = Kept(ref json);
        }

        JsonCursor.Required(ReplacementMembers, seen, 0b011);
        if (none is null) return MaterialReplacement.By(licences, data);
        return licences.IsEmpty && data.IsEmpty ? MaterialReplacement.None(none) : throw new JsonFault("有替代措施就没有不能替代的理由");
    }

    private ImmutableArray<ChannelVariation> Variations(ref JsonCursor json)
    {
        var variations = ImmutableArray.CreateBuilder<ChannelVariation>();
        for (int count = 0; json.Item(ref count);)
        {
            uint seen = 0;
            var variation = new ChannelVariation(default);
            json.Object();
            while (json.Member(VariationMembers, ref seen, out int member))
            {
                variation = member switch
                {
                    0 => variation with { Channel = json.Choice<ApplicationChannel>() },
                    1 => variation with { DecisionLimit = _grounds.Decision(ref json) },
                    2 => variation with { Without = [.. Texts(ref json).Select(code => MaterialCode.Parse(code))] },
                    _ => variation with { Conditions = Texts(ref json) },
                };
            }

            JsonCursor.Required(VariationMembers, seen, 0b1101);
            variations.Add(variation);
        }

        return variations.ToImmutable();
    }

    private ImmutableArray<ListStep> Steps(ref JsonCursor json)
    {
        var steps = ImmutableArray.CreateBuilder<ListStep>();
        for (int count = 0; json.Item(ref count);)
        {
            uint seen = 0;
            int sequence = 0;
            string?[] texts = new string?[StepMembers.Length];
            bool? counted = null;
            LegalGround? ground = null;
            json.Object();
            while (json.Member(StepMembers, ref seen, out int member))
            {
                if (member == 0) sequence = json.Number();
                else if (member == 4) counted = json.Flag();
                else if (member == 5) ground = _grounds.One(ref json);
                else texts[member] = Kept(ref json);
            }

            JsonCursor.Required(StepMembers, seen, 0b11);
            steps.Add(new ListStep(sequence, texts[1]!, texts[2], texts[3], counted, ground));
        }

        return steps.ToImmutable();
    }
}
