namespace Lambda.Runtime.Build.Templates;

/// <summary>Writes the CORS configuration of a function URL or an HTTP API, whose settings have the same names.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors</remarks>
internal static class CorsSettings
{
    /// <summary>Writes the settings of AWS SAM, indented; empty without a configuration.</summary>
    /// <param name="cors">The configuration.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="indent">The spaces before it.</param>
    public static string Sam(CorsDescription? cors, string name, string indent) => cors is null
        ? ""
        : $"{indent}{name}:\n{string.Concat(Settings(cors, static text => TemplateText.Json(text)).Select(setting => $"{indent}  {setting.Name}: {setting.Value}\n"))}";

    /// <summary>Writes a block of Terraform, after an empty line; empty without a configuration.</summary>
    public static string Terraform(CorsDescription? cors, string name)
    {
        if (cors is null)
            return "";
        (string Name, string Value)[] settings = [.. Settings(cors, TemplateText.Terraform).Select(static setting => (SnakeCase(setting.Name), setting.Value))];
        int width = settings.Max(static setting => setting.Name.Length);
        return $"\n  {name} {{\n{string.Concat(settings.Select(setting => $"    {setting.Name.PadRight(width)} = {setting.Value}\n"))}  }}\n";
    }

    /// <summary>Writes the JSON of a function URL; <c>{}</c> without a configuration.</summary>
    public static string Json(CorsDescription? cors) => Json(cors, static name => name);

    /// <summary>Writes a member of the OpenAPI definition of an HTTP API, after a comma; empty without a configuration.</summary>
    public static string OpenApi(CorsDescription? cors) =>
        cors is null ? "" : $",\"x-amazon-apigateway-cors\":{Json(cors, static name => $"{char.ToLowerInvariant(name[0])}{name[1..]}")}";

    private static string Json(CorsDescription? cors, Func<string, string> rename)
    {
        if (cors is null)
            return "{}";
        IEnumerable<string> members = Settings(cors, static text => TemplateText.Json(text))
            .Select(setting => $"\"{rename(setting.Name)}\":{setting.Value.Replace(", ", ",", StringComparison.Ordinal)}");
        return $"{{{string.Join(',', members)}}}";
    }

    private static IEnumerable<(string Name, string Value)> Settings(CorsDescription cors, Func<string, string> quote)
    {
        yield return ("AllowOrigins", List(cors.Origins));
        yield return ("AllowMethods", List(cors.Methods));
        yield return ("AllowHeaders", List(cors.Headers));
        if (cors.Exposed.Count > 0)
            yield return ("ExposeHeaders", List(cors.Exposed));
        if (cors.AllowsCredentials)
            yield return ("AllowCredentials", "true");
        if (cors.MaxAge != "0")
            yield return ("MaxAge", cors.MaxAge);

        string List(IReadOnlyList<string> texts) => $"[{string.Join(", ", texts.Select(quote))}]";
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select(static (letter, index) => char.IsUpper(letter) && index > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
