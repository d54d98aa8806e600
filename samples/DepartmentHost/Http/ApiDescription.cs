using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What the OpenAPI document says of the whole.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "肇庆政务服务示例接口",
            Version = "v1",
            Description = "Zhaoqing.GovServices 示例宿主的 HTTP 接口。错误一律为 application/problem+json(RFC 9457);日期 yyyy-MM-dd,时刻 RFC 3339(+08:00)。"
                + "开发环境以 X-Demo-Person 指定虚构的演示身份(见 /demo/people),正式环境以 JWT Bearer 识别。",
        };
        // The address is the reader's business, and would differ between hosts.
        document.Servers?.Clear();
        return Task.CompletedTask;
    });
}
