namespace Lambda.Runtime.Generators.Model;

/// <summary>The compilation as a whole.</summary>
/// <param name="IsProgram">Whether it is compiled into a program, not into a library.</param>
/// <param name="HasMain">The user wrote an entry point.</param>
/// <param name="LibraryNames">Every value of <c>_HANDLER</c> that selects a handler in a referenced library, in ordinal order.</param>
/// <param name="IsHtmlSafe">Strings are written with the escapes of <c>JsonEscaping.HtmlSafe</c>.</param>
/// <param name="HasLoggerFactory">Microsoft.Extensions.Logging is referenced, whose filters and providers the function may configure.</param>
/// <param name="HasStartupValidator">Microsoft.Extensions.Options is referenced, whose options the function may validate on start.</param>
/// <param name="OldLanguage">The version of C# if generated code does not compile with it; otherwise <see langword="null"/>.</param>
internal sealed record ProjectModel(
    bool IsProgram,
    bool HasMain,
    EquatableArray<string> LibraryNames,
    bool IsHtmlSafe,
    bool HasLoggerFactory,
    bool HasStartupValidator,
    string? OldLanguage);
