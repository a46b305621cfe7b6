namespace Lambda.Runtime.Generators.Model;

/// <summary>The compilation as a whole.</summary>
/// <param name="IsProgram">Whether it is compiled into a program, not into a library.</param>
/// <param name="HasMain">The user wrote an entry point.</param>
/// <param name="LibraryNames">Every value of <c>_HANDLER</c> that selects a handler in a referenced library, in ordinal order.</param>
/// <param name="IsHtmlSafe">Strings are written with the escapes of <c>JsonEscaping.HtmlSafe</c>.</param>
internal sealed record ProjectModel(bool IsProgram, bool HasMain, EquatableArray<string> LibraryNames, bool IsHtmlSafe);
