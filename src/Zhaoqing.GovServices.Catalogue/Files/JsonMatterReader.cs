using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime.Text;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the members of a matter in JSON, all but its lists; texts that come again are kept once.</summary>
internal sealed class JsonMatterReader
{
    /// <summary>Which of <see cref="Members"/> the lists are.</summary>
    public const int Lists = 13;

    /// <summary>All but guide, decision and delivery.</summary>
    public const uint Required = 0b11_1001_0111_1111;

    private static readonly string[] MaterialMembers = ["code", "name", "necessity", "situation", "form", "issuer", "licenceType", "ground", "note"];
    private static readonly string[] StepMembers = ["sequence", "name", "actor", "limit", "counted", "ground"];
    private static readonly string[] GuideMembers =
        ["id", "name", "law", "lawVersion", "articles", "conditions", "level", "limitNote", "extension", "validity", "renewal", "specialSteps", "fee", "commitmentHint", "note"];

    private static readonly FrozenDictionary<string, MatterKind> Kinds = Enum.GetValues<MatterKind>().ToFrozenDictionary(kind => kind.Number(), StringComparer.Ordinal);

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly JsonGroundReader _grounds = new();
    private readonly string[] _own = new string[5];
    private ImmutableArray<LegalGround> _bases = [];
    private ImmutableArray<string> _audience = [];
    private MatterGuide? _guide;
    private UnifiedPart _unified = UnifiedPart.Empty;

    public static string[] Members { get; } =
        ["code", "name", "kind", "department", "source", "bases", "audience", "guide", "whole", "decision", "delivery", "materials", "steps", "lists"];

    /// <summary>Forgets the matter before.</summary>
    public void Start()
    {
        _guide = null;
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
            default:
                if (Steps(ref json) is { IsEmpty: false } steps) _unified = _unified with { Steps = steps };
                break;
        }
    }

    /// <summary>The matter, once all its members are read.</summary>
    public Matter Made(List<DecidingUnit> units)
    {
        if (!Kinds.TryGetValue(_own[2], out var kind)) throw new JsonFault("事项类型不可用");
        return new Matter(MatterCode.Parse(_own[0]), _own[1], kind, _own[3], _unified, [.. units]) { Bases = _bases, Audience = _audience, Source = _own[4], Guide = _guide };
    }

    private string Kept(ref JsonCursor json)
    {
        string text = json.Text();
        if (_texts.TryGetValue(text, out string? kept)) return kept;
        _texts.Add(text, text);
        return text;
    }

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
            json.Object();
            while (json.Member(MaterialMembers, ref seen, out int member))
            {
                if (member == 2) necessity = json.Choice<Necessity>();
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
            });
        }

        return materials.ToImmutable();
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
