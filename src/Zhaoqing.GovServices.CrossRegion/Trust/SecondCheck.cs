using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A point that is checked when papers are received (核验要点).</summary>
public enum CheckPoint
{
    /// <summary>Who the applicant is (身份).</summary>
    Identity = 1,

    /// <summary>Whether the papers are complete and in the legal form (形式).</summary>
    Form,

    /// <summary>Whether copies agree with originals (原件).</summary>
    Originals,
}

/// <summary>On what ground an authority may check again what a trusted window has checked (复核情形). The list is data of the project, to be published by the authority.</summary>
public enum RecheckGround
{
    /// <summary>The window's check is at odds with a register (与登记信息不一致).</summary>
    AtOddsWithRegister = 1,

    /// <summary>Forgery is suspected (涉嫌伪造).</summary>
    ForgerySuspected,

    /// <summary>A fact came up afterwards (出现新情况).</summary>
    NewFact,

    /// <summary>It was drawn by lot for quality (随机抽查).</summary>
    Sampled,
}

/// <summary>What the authority has to do at a point.</summary>
public enum CheckDuty
{
    /// <summary>Check it: no grant covers what the window did.</summary>
    Check = 1,

    /// <summary>Check it again on the ground named.</summary>
    Recheck,
}

/// <summary>No second check of the same point (互认不重复核验): what a trusted window has checked stands, but for a listed ground.</summary>
public static class SecondCheck
{
    /// <summary>The right under which a window checks a point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public static TrustRights RightFor(CheckPoint point) => point switch
    {
        CheckPoint.Identity or CheckPoint.Form => TrustRights.Receive,
        CheckPoint.Originals => TrustRights.VerifyOriginals,
        _ => throw new ArgumentOutOfRangeException(nameof(point), point, "There is no such point."),
    };

    /// <summary>Whether the authority may check a point that the window has checked.</summary>
    /// <param name="point">The point.</param>
    /// <param name="verdict">What the window's use of its right came to.</param>
    /// <param name="ground">The listed ground; <see langword="null"/> for none.</param>
    /// <returns>What it has to do; refused with <c>cross-region.checked-already</c> where the window's check stands and no ground is listed.</returns>
    /// <exception cref="ArgumentException">The verdict is about another right, or there is no such ground.</exception>
    [Clause("CON-2.1")]
    public static OneOf<Refusal, CheckDuty> Allow(CheckPoint point, TrustVerdict verdict, RecheckGround? ground)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Right != RightFor(point)) throw new ArgumentException("The verdict is about another right.", nameof(verdict));
        if (ground is { } named && !Enum.IsDefined(named)) throw new ArgumentException("There is no such ground.", nameof(ground));
        if (!verdict.IsCovered) return CheckDuty.Check;
        return ground is null ? TrustRefusals.CheckedAlready() : CheckDuty.Recheck;
    }
}
