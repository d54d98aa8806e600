using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>By what way one applies (办理形式), with the numbers of GB/T 39046-2020, table A.5.</summary>
public enum ApplicationChannel
{
    /// <summary>At a window (窗口办理), 1.</summary>
    Window = 1,

    /// <summary>Online at a computer (电脑端网上办理), 2.</summary>
    Computer = 2,

    /// <summary>Online with a phone (移动端网上申请), 3.</summary>
    Mobile = 3,

    /// <summary>By courier (快递申请), 4.</summary>
    Courier = 4,

    /// <summary>Another way (其他), 9.</summary>
    Other = 9,
}

/// <summary>What is different where one applies by a certain way: a shorter limit, materials that need not be handed in, conditions of its own.</summary>
/// <remarks>Immutable. It only leaves out and shortens: no channel may ask for more than the matter does.</remarks>
/// <param name="Channel">The way.</param>
public sealed record ChannelVariation(ApplicationChannel Channel)
{
    /// <summary>The limit by this way; <see langword="null"/> where it is the matter's.</summary>
    public DecisionLimit? DecisionLimit { get; init; }

    /// <summary>The materials that need not be handed in.</summary>
    public ImmutableArray<MaterialCode> Without { get; init; } = [];

    /// <summary>What must be given to use this way, such as an electronic signature; to read.</summary>
    public ImmutableArray<string> Conditions { get; init; } = [];

    internal static Refusal Twice(int place) => At("catalogue.variation-twice", "同一办理形式只能有一项差异规定。", place, "办理形式重复。");

    internal static Refusal NoMaterial(int place) => At("catalogue.variation-material", "差异规定涉及清单中没有的材料。", place, "没有这一材料。");

    internal static Refusal Longer(int place) => At("catalogue.variation-longer", "任何办理形式的时限都不得长于事项的时限。", place, "时限更长。");

    private static Refusal At(string code, string message, int place, string detail) => new Refusal(code, message, LegalGround.OfClause("GOAL-1.7")).OnField($"variations[{place}]", detail);
}
