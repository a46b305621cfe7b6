namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>The responses and errors of the handlers in Functions/Contract.cs, in native code and on the layer.</summary>
public static class ContractRows
{
    /// <summary>Handler, event, response.</summary>
    public static TheoryData<string, string, string> Served => new()
    {
        { "Memory", "no JSON", "7" },
        { "Bytes", "no JSON", "no JSON" },
        { "Stream", "no JSON", "no JSON" },
        { "Text", "grün", "GRÜN" },
        { "Script", "a\nbc", "1\n2\n" },
        { "Terminal", "grün", "GRÜN" },
        { "Current", "", "True True function True" },
        { "CurrentWithoutAConsole", "", "false" },
        { "Element", """{"a":[1.50,null]}""", """{"a":[1.50,null]}""" },
        { "Node", """{"a":[1.50,null]}""", """{"a":[1.50,null]}""" },
        { "Services", "", "\"noon 1 True\"" },
        { "instance", """{"name":"World"}""", "\"World noon midnight True noon\"" },
        { "Lines", "2", "{\"message\":\"line 0\"}\n{\"message\":\"line 1\"}\n" },
        { "Http", """{"name":"World"}""", "World" },
        { "Ambient", "\"blue\"", "\"1 ¤\"" },
        { "Memory", "\"mark\"", "\"function\"" },
        { "Traced", "", "\"function Server True\"" },
    };

    /// <summary>Handler, event in Latin-1, the error's type, how its message begins.</summary>
    public static TheoryData<string, string, string, string> Failing => new()
    {
        { "Text", "a\xFFz", "FormatException", "The event is not utf-8 text: found 0xFF at byte 1 of 3." },
        { "Wait", "", "TimeoutException", "The invocation was canceled 500 ms before its deadline" },
        { "Mapped", """{"name":"n"}""", "BadRange", "Specified argument was out of the range of valid values. (Parameter 'n')" },
        { "Lines", "3", "FormatException", "no more" },
    };
}
