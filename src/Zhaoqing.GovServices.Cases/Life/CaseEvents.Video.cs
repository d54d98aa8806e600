using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A session of the video window was put on record, or the digest of its recording (记入视频办会话), <c>case.video-cited.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who did.</param>
/// <param name="Evidence">What the case keeps of the session.</param>
public sealed record CaseVideoCited(Instant At, string By, VideoEvidence Evidence) : CaseEvent(At, By);
