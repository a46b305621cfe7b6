using System.Globalization;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Json;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.Configurations;

/// <summary>Handles GetFunction, GetFunctionConfiguration and ListFunctions, which tools call before they invoke.</summary>
internal sealed class FunctionConfigurationEndpoint(FunctionRegistry functions)
{
    private const int MaxPageSize = 50;

    // GET /2015-03-31/functions/{name}: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
    /// <exception cref="ServiceErrorException">There is no such function.</exception>
    public Task GetFunctionAsync(HttpContext http, string name) =>
        WriteAsync(http, new JsonObject { ["Configuration"] = Describe(http, name), ["Tags"] = new JsonObject() });

    // GET /2015-03-31/functions/{name}/configuration: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
    /// <exception cref="ServiceErrorException">There is no such function.</exception>
    public Task GetConfigurationAsync(HttpContext http, string name) => WriteAsync(http, Describe(http, name));

    // GET /2015-03-31/functions?MaxItems=10&Marker=Orders: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html
    /// <exception cref="ServiceErrorException">The page size or the version is malformed.</exception>
    public Task ListAsync(HttpContext http)
    {
        // No version is published, so that ALL lists the same functions.
        if (http.Request.Query["FunctionVersion"].ToString() is not ("" or "ALL") and var version)
            throw ServiceErrorException.Validation("functionVersion", version, "enum value set: [ALL]");

        int size = ReadPageSize(http.Request.Query["MaxItems"].ToString());
        string marker = http.Request.Query["Marker"].ToString();
        string[] names = [.. functions.Names.Where(name => string.CompareOrdinal(name, marker) > 0)];
        string[] page = [.. names.Take(size)];
        var list = new JsonObject
        {
            // A function may be removed in the meantime.
            ["Functions"] = new JsonArray([.. page.Select(functions.Find).OfType<IInvocableFunction>().Select(static function => FunctionDescription.Write(function))]),
        };
        if (names.Length > page.Length)
            list["NextMarker"] = page[^1];
        return WriteAsync(http, list);
    }

    private JsonObject Describe(HttpContext http, string name)
    {
        var reference = FunctionReference.Parse(name, http.Request.Query["Qualifier"]);
        return FunctionDescription.Write(reference.FindIn(functions), reference.Qualifier);
    }

    private static int ReadPageSize(string text)
    {
        if (text is "")
            return MaxPageSize;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= 10_000
            ? Math.Min(size, MaxPageSize)
            : throw ServiceErrorException.Validation("maxItems", text, "value from 1 to 10000");
    }

    private static Task WriteAsync(HttpContext http, JsonObject json) =>
        ServiceResponse.WriteAsync(http, StatusCodes.Status200OK, ReflectionJson.SerializeToUtf8Bytes(json));
}
