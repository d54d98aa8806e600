namespace Zhaoqing.GovServices.Hotline;

/// <summary>One of the two desks of the bridge (平台).</summary>
public enum BridgeDesk
{
    /// <summary>12345, the hotline of the government's services (12345政务服务便民热线): what is not urgent.</summary>
    Hotline = 1,

    /// <summary>110, the desk of the police (110报警服务台): crime, and danger at once.</summary>
    Police,
}
