using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What the OpenAPI document says of the whole, and what the framework cannot see: values that are texts, and headers.</summary>
internal static class ApiDescription
{
    /// <summary>The format of types that are written as text; empty where it has no name.</summary>
    private static readonly Dictionary<Type, string> Texts = new()
    {
        [typeof(LocalDate)] = "date",
        [typeof(Instant)] = "date-time",
        [typeof(CaseNumber)] = "",
        [typeof(SlipNumber)] = "",
        [typeof(FileId)] = "",
        [typeof(ProjectCode)] = "",
        [typeof(MaterialFileName)] = "",
        [typeof(MatterCode)] = "",
        [typeof(MaterialCode)] = "",
        [typeof(DivisionCode)] = "",
        [typeof(UnifiedSocialCreditCode)] = "",
    };

    /// <summary>The operations beside the cases that take an idempotency key.</summary>
    private static readonly HashSet<string?> Keyed = ["ApplyForTheme", "HoldSlot", "ActOnBooking", "WalkIn", "UploadFile", "CompareFile", "JoinVideo", "ConnectVideo", "ActOnVideo", "ProposeProject", "ActOnProject"];

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
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
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Complete(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            if (operation.OperationId is "SubmitCase" or "ActOnCase" or "DraftChange" or "ActOnChange" || Keyed.Contains(operation.OperationId))
                AddHeader(operation, "Idempotency-Key", "1至128个可见 ASCII 字符;同一键的重复请求得到第一次的答复。", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 });
            if (operation.OperationId is "ActOnCase" or "ActOnChange")
                AddHeader(operation, "If-Match", "读到的版本,即答复的 ETag,例如 \"1\"。", new OpenApiSchema { Type = JsonSchemaType.String });
            return Task.CompletedTask;
        });
    }

    private static void Complete(OpenApiSchema schema, Type type)
    {
        if (Texts.TryGetValue(type, out string? format))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = format.Length == 0 ? null : format;
        }
        else if (type == typeof(Limit))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["amount"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["unit"] = OneOf<LimitUnit>(),
                ["lastDay"] = OneOf<LastDayRule>(),
            };
        }
        else if (type == typeof(ProblemDetails))
        {
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            schema.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "稳定的代码,例如 cases.material-not-listed。" };
            schema.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String };
            schema.Properties["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "字段 → 提示;422 必有。",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
            schema.Properties["basis"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "依据:方案条款,或法律条文;409 必有。",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["clause"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                        ["law"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                        ["article"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                        ["text"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
            };
        }
    }

    private static OpenApiSchema OneOf<T>()
        where T : struct, Enum => new() { Type = JsonSchemaType.String, Enum = [.. Enum.GetValues<T>().Select(value => System.Text.Json.Nodes.JsonValue.Create(FieldFaults.NameOf(value)))] };

    private static void AddHeader(OpenApiOperation operation, string name, string description, OpenApiSchema schema)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = schema });
    }
}
