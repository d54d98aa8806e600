namespace Zhaoqing.GovServices.ELicence.Exchange.Hosting;

/// <summary>What is said where an exchange does not answer.</summary>
internal static class ExchangeRefusals
{
    private static readonly LegalGround Interface = LegalGround.OfLaw("GB/T 36906-2018 电子证照共享服务接口规范", article: null, "共享服务以请求和响应的报文头、报文体及状态码往来");

    public static Refusal Unreachable() => new("e-licence.exchange-unreachable", "证照共享服务暂时没有应答,请稍后以同一请求编号重试,或者按实施清单收取材料。", Interface);

    public static Refusal Unreadable() => new("e-licence.exchange-unreadable", "证照共享服务的应答不能识别,不予采信,请联系对方。", Interface);
}
