using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads grounds and limits in JSON; equal grounds are kept once.</summary>
internal sealed class JsonGroundReader
{
    private static readonly string[] GroundMembers = ["clause", "law", "article", "text"];
    private static readonly string[] LimitMembers = ["amount", "unit", "lastDay"];
    private static readonly string[] DecisionMembers = ["limit", "start", "ground"];
    private static readonly string[] ExtensionMembers = ["atMost", "approver", "ground"];
    private static readonly string[] DeliveryMembers = ["limit", "start", "ground", "bearer", "backward", "extension", "restart", "silence", "otherReading"];

    private readonly Dictionary<LegalGround, LegalGround> _known = [];

    public ImmutableArray<LegalGround> All(ref JsonCursor json)
    {
        var grounds = ImmutableArray.CreateBuilder<LegalGround>();
        for (int count = 0; json.Item(ref count);) grounds.Add(One(ref json));
        return grounds.ToImmutable();
    }

    public LegalGround One(ref JsonCursor json)
    {
        uint seen = 0;
        string?[] texts = new string?[GroundMembers.Length];
        json.Object();
        while (json.Member(GroundMembers, ref seen, out int member)) texts[member] = json.Text();
        if (texts[0] is not null && seen != 1) throw new JsonFault("条款之外不应再有法律");
        var ground = texts[0] is { } clause ? LegalGround.OfClause(clause) : LegalGround.OfLaw(texts[1]!, texts[2], texts[3]!);
        if (_known.TryGetValue(ground, out var known)) return known;
        _known.Add(ground, ground);
        return ground;
    }

    public DecisionLimit Decision(ref JsonCursor json)
    {
        uint seen = 0;
        Limit limit = default;
        var start = LimitStart.Acceptance;
        LegalGround? ground = null;
        json.Object();
        while (json.Member(DecisionMembers, ref seen, out int member))
        {
            if (member == 0) limit = LimitOf(ref json);
            else if (member == 1) start = json.Choice<LimitStart>();
            else ground = One(ref json);
        }

        JsonCursor.Required(DecisionMembers, seen, 0b111);
        return new DecisionLimit(limit, start, ground!);
    }

    public LegalLimit Delivery(ref JsonCursor json)
    {
        uint seen = 0;
        Limit limit = default;
        Limit? other = null;
        LegalGround? ground = null, restart = null;
        ExtensionRule? extension = null;
        StartingEvent start = default;
        LimitBearer bearer = default;
        DeemedFrom? silence = null;
        bool backward = false;
        json.Object();
        while (json.Member(DeliveryMembers, ref seen, out int member))
        {
            switch (member)
            {
                case 0:
                    limit = LimitOf(ref json);
                    break;
                case 1:
                    start = json.Choice<StartingEvent>();
                    break;
                case 2:
                    ground = One(ref json);
                    break;
                case 3:
                    bearer = json.Choice<LimitBearer>();
                    break;
                case 4:
                    backward = json.Flag();
                    break;
                case 5:
                    extension = Extension(ref json);
                    break;
                case 6:
                    restart = One(ref json);
                    break;
                case 7:
                    silence = json.Choice<DeemedFrom>();
                    break;
                default:
                    other = LimitOf(ref json);
                    break;
            }
        }

        JsonCursor.Required(DeliveryMembers, seen, 0b1_1111);
        return new LegalLimit(limit, ground!) { Extension = extension, Restart = restart, Start = start, Bearer = bearer, Backward = backward, Silence = silence, OtherReading = other };
    }

    private ExtensionRule Extension(ref JsonCursor json)
    {
        uint seen = 0;
        int atMost = 0;
        ExtensionApprover approver = default;
        LegalGround? ground = null;
        json.Object();
        while (json.Member(ExtensionMembers, ref seen, out int member))
        {
            if (member == 0) atMost = json.Number();
            else if (member == 1) approver = json.Choice<ExtensionApprover>();
            else ground = One(ref json);
        }

        JsonCursor.Required(ExtensionMembers, seen, 0b111);
        return new ExtensionRule(atMost, approver, ground!);
    }

    private static Limit LimitOf(ref JsonCursor json)
    {
        uint seen = 0;
        int amount = 0;
        LimitUnit unit = default;
        LastDayRule lastDay = default;
        json.Object();
        while (json.Member(LimitMembers, ref seen, out int member))
        {
            if (member == 0) amount = json.Number();
            else if (member == 1) unit = json.Choice<LimitUnit>();
            else lastDay = json.Choice<LastDayRule>();
        }

        JsonCursor.Required(LimitMembers, seen, 0b111);
        return Limit.Of(amount, unit, lastDay).Match(no => throw new JsonFault("期限不可用"), made => made);
    }
}
