namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Another platform refused a message: it is set aside with the code, and so are the later ones of its case.</summary>
internal sealed class HandoverRefusedException(Refusal refusal) : Exception(refusal.ToString());
