namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>What is answered where an idempotency key comes again with other content.</summary>
public static class KeyReuse
{
    private static readonly LegalGround Ground = LegalGround.OfLaw("HTTP Idempotency-Key 首部(IETF 草案)", article: null, "同一个键不得用于内容不同的请求");

    /// <summary>The refusal.</summary>
    /// <param name="code">Its code, with the prefix of the package, for example <c>cases.key-reused</c>.</param>
    public static Refusal Refused(string code) => new(code, "这个 Idempotency-Key 已用于内容不同的请求,请换一个再提交。", Ground);
}
