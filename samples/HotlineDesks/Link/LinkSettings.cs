using System.Net;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.HotlineDesks.Link;

/// <summary>How this desk reaches the other: one listens, the other dials.</summary>
/// <param name="Listen">Where it listens; null where it dials.</param>
/// <param name="Dial">Whom it dials; null where it listens.</param>
/// <param name="Trust">Who may be at the other end.</param>
internal sealed record LinkSettings(IPEndPoint? Listen, IPEndPoint? Dial, BridgeTrust Trust);
