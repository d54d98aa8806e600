namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>A carrier of notices threw, whatever it was: it is asked again. What the record throws is never taken for it.</summary>
internal sealed class CarrierException(Exception fault) : Exception("The carrier does not answer.", fault);
