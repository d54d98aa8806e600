using System.Collections.Immutable;
using NodaTime.Text;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads matters from an edition file; anything that no <see cref="MatterPacker"/> writes is an exception.</summary>
internal ref struct MatterUnpacker
{
    private PackedReader _from;
    private LegalGround[] _grounds = [];
    private Authority[] _authorities = [];
    private UnifiedPart[] _parts = [];

    private MatterUnpacker(PackedReader from) => _from = from;

    /// <summary>The matters, ordered by code.</summary>
    public static ImmutableArray<Matter> Unpack(ref PackedReader from)
    {
        var unpacker = new MatterUnpacker(from);
        var matters = unpacker.Matters();
        from = unpacker._from;
        return matters;
    }

    private ImmutableArray<Matter> Matters()
    {
        _from.Table();
        _grounds = new LegalGround[_from.Count(1)];
        for (int i = 0; i < _grounds.Length; i++)
        {
            _grounds[i] = _from.Text() is { } clause ? LegalGround.OfClause(clause) : LegalGround.OfLaw(_from.Known(), _from.Text(), _from.Known());
        }

        _authorities = new Authority[_from.Count(2)];
        for (int i = 0; i < _authorities.Length; i++)
        {
            _authorities[i] = new Authority(_from.Known(), _from.Text() is { } code ? UnifiedSocialCreditCode.Parse(code) : null);
        }

        _parts = new UnifiedPart[_from.Count(6)];
        for (int i = 0; i < _parts.Length; i++) _parts[i] = Part();
        var matters = ImmutableArray.CreateBuilder<Matter>(_from.Count(10));
        for (int left = matters.Capacity; left > 0; left--) matters.Add(Matter());
        return matters.MoveToImmutable();
    }

    private Matter Matter()
    {
        var code = MatterCode.Parse(_from.Known());
        string name = _from.Known();
        var kind = (MatterKind)_from.Number();
        string department = _from.Known(), source = _from.Known();
        var bases = Grounds();
        var audience = _from.Texts();
        var guide = _from.Flag() ? Guide() : null;
        var part = _from.Choice(_parts.Length + 1) is var number and > 0 ? _parts[number - 1] : UnifiedPart.Empty;
        var units = new DecidingUnit[_from.Count(2)];
        for (int i = 0; i < units.Length; i++) units[i] = new DecidingUnit(DivisionCode.Parse(_from.Known()), _authorities[_from.Choice(_authorities.Length + 1) - 1]);
        return new Matter(code, name, kind, department, part, units) { Bases = bases, Audience = audience, Source = source, Guide = guide };
    }

    private MatterGuide Guide() => new()
    {
        Id = MatterCode.Parse(_from.Known()),
        Name = _from.Known(),
        Law = _from.Known(),
        LawVersion = _from.Text() is { } version ? LocalDatePattern.Iso.Parse(version).GetValueOrThrow() : null,
        Articles = Grounds(),
        Conditions = _from.Texts(),
        Level = _from.Text(),
        LimitNote = _from.Text(),
        Extension = _from.Text(),
        Validity = _from.Text(),
        Renewal = _from.Text(),
        SpecialSteps = _from.Text(),
        Fee = _from.Text(),
        CommitmentHint = _from.Text(),
        Note = _from.Text(),
    };

    private UnifiedPart Part()
    {
        bool isWhole = _from.Flag();
        var decision = Decision();
        var delivery = _from.Flag() ? Delivery() : null;
        var materials = new ListMaterial[_from.Count(10)];
        for (int i = 0; i < materials.Length; i++)
        {
            materials[i] = new ListMaterial(MaterialCode.Parse(_from.Known()), _from.Known(), (Necessity)_from.Choice(3))
            {
                Situation = _from.Text(),
                Form = _from.Text(),
                Issuer = _from.Text(),
                LicenceType = _from.Text(),
                Note = _from.Text(),
                Ground = Ground(),
                Replacement = Replacement(),
            };
        }

        var steps = new ListStep[_from.Count(6)];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = new ListStep(_from.Number(), _from.Known(), _from.Text(), _from.Text(), _from.Choice(3) switch { 0 => null, 1 => false, _ => true }, Ground());
        }

        var variations = new ChannelVariation[_from.Count(4)];
        for (int i = 0; i < variations.Length; i++)
        {
            var channel = (ApplicationChannel)_from.Number();
            if (!Enum.IsDefined(channel)) throw _from.Damaged("a channel is unknown");
            variations[i] = new ChannelVariation(channel) { DecisionLimit = Decision(), Without = [.. _from.Texts().Select(code => MaterialCode.Parse(code))], Conditions = _from.Texts() };
        }

        return new UnifiedPart { IsWhole = isWhole, DecisionLimit = decision, DeliveryLimit = delivery, Materials = [.. materials], Steps = [.. steps], Variations = [.. variations] };
    }

    private DecisionLimit? Decision() => _from.Flag() ? new DecisionLimit(Limit(), (LimitStart)_from.Choice(2), Known()) : null;

    private MaterialReplacement? Replacement()
    {
        int kind = _from.Choice(3);
        if (kind == 0) return null;
        string? because = _from.Text();
        var (licences, data) = (_from.Texts(), _from.Texts());
        return kind == 1 ? MaterialReplacement.By(licences, data) : MaterialReplacement.None(because!);
    }

    private LegalLimit Delivery() => new(Limit(), Known())
    {
        Extension = _from.Flag() ? new ExtensionRule(_from.Number(), (ExtensionApprover)_from.Choice(Enum.GetValues<ExtensionApprover>().Length), Known()) : null,
        Restart = Ground(),
        Start = (StartingEvent)_from.Choice(Enum.GetValues<StartingEvent>().Length),
        Bearer = (LimitBearer)_from.Choice(Enum.GetValues<LimitBearer>().Length),
        Backward = _from.Flag(),
        Silence = _from.Choice(Enum.GetValues<DeemedFrom>().Length + 1) is var silence and > 0 ? (DeemedFrom)(silence - 1) : null,
        OtherReading = _from.Flag() ? Limit() : null,
    };

    private Limit Limit()
    {
        return TimeLimit.Limit.Of(_from.Number(), (LimitUnit)_from.Number(), (LastDayRule)_from.Number()).Match(no => throw new InvalidDataException(no.Message), limit => limit);
    }

    private ImmutableArray<LegalGround> Grounds()
    {
        var grounds = new LegalGround[_from.Count(1)];
        for (int i = 0; i < grounds.Length; i++) grounds[i] = Known();
        return ImmutableArray.Create(grounds);
    }

    private LegalGround? Ground() => _from.Choice(_grounds.Length + 1) is var number and > 0 ? _grounds[number - 1] : null;

    private LegalGround Known() => Ground() ?? throw _from.Damaged("a ground is missing");
}
