namespace Lambda.Runtime.Shared;

/// <summary>What <c>[assembly: LambdaCors]</c> allows to pages of other origins.</summary>
/// <remarks>This file is compiled into the build tasks, which write it to <c>handlers.json</c> and templates, and into the emulator.</remarks>
/// <param name="Origins">The origins, or only <c>*</c>.</param>
/// <param name="Methods">The methods of the routes.</param>
/// <param name="Headers">The request headers that pages may send.</param>
/// <param name="Exposed">The response headers that scripts may read.</param>
/// <param name="AllowsCredentials">Whether pages may send cookies.</param>
/// <param name="MaxAge">How long a browser may keep the response to a preflight, in seconds; 0 if it decides.</param>
internal sealed record CorsDescription(
    IReadOnlyList<string> Origins, IReadOnlyList<string> Methods, IReadOnlyList<string> Headers, IReadOnlyList<string> Exposed, bool AllowsCredentials, string MaxAge)
{
    /// <summary>Reads the generator's description: <c>AllowOrigins=https://app.example</c> and other settings, one per line.</summary>
    public static CorsDescription Parse(string description)
    {
        var settings = description.Split('\n').Select(static line => line.Split('=', 2)).ToDictionary(static setting => setting[0], static setting => setting[1]);
        return new CorsDescription(
            List("AllowOrigins"), List("AllowMethods"), List("AllowHeaders"), List("ExposeHeaders"), settings["AllowCredentials"] == "true", settings["MaxAge"]);

        string[] List(string name) => settings[name].Split(',', StringSplitOptions.RemoveEmptyEntries);
    }
}
