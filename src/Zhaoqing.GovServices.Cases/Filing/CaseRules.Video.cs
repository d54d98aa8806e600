namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseRules
{
    /// <summary>The ground by which an application by video is accepted only with the consent and the identity step of its session; <see langword="null"/> where nothing is laid down, and <c>video</c> is a channel like any other.</summary>
    public LegalGround? VideoSession { get; init; }

    /// <summary>That the law wants the applicant to come (须到场), so that it is accepted at a window alone; <see langword="null"/> where it does not.</summary>
    public PresenceRule? Presence { get; init; }

    /// <summary>The stage of a construction project that the matter belongs to; <see langword="null"/> where it belongs to none.</summary>
    public ProjectStage? ProjectStage { get; init; }
}

/// <summary>That the law wants the applicant to come, and whether video counts as coming.</summary>
/// <param name="Ground">The article that says so.</param>
/// <param name="VideoCounts">The article by which video counts as coming; <see langword="null"/> where it does not.</param>
public sealed record PresenceRule(LegalGround Ground, LegalGround? VideoCounts = null);

/// <summary>A stage of the approval of a construction project (工程建设项目审批阶段; 国办发〔2019〕11号).</summary>
public enum ProjectStage
{
    /// <summary>Land and planning (立项用地规划许可).</summary>
    LandAndPlanning,

    /// <summary>The permit for the works (工程建设许可).</summary>
    Works,

    /// <summary>The permit to build (施工许可).</summary>
    Building,

    /// <summary>Acceptance of the finished works (竣工验收).</summary>
    Completion,
}
