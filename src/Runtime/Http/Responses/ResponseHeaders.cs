using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Results;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Http.Responses;

/// <summary>Writes the headers and cookies of a response in the form that a service accepts.</summary>
internal static class ResponseHeaders
{
    /// <param name="writer">Receives the members.</param>
    /// <param name="shape">The form of the request.</param>
    /// <param name="contentType">The type of the body, unless the headers have another one; <see langword="null"/> without a body.</param>
    /// <param name="lines">More headers.</param>
    /// <param name="cookies">The cookies.</param>
    public static void Write(JsonWriter writer, HttpShape shape, string? contentType, HeaderLine? lines, HeaderLine? cookies)
    {
        bool isList = shape is HttpShape.AlbMultiValue or HttpShape.RestApi;
        if (contentType is not null && lines is null && cookies is null)
        {
            WriteContentType(writer, contentType, isList);
            return;
        }

        writer.WriteName(isList ? ",\"multiValueHeaders\":"u8 : ",\"headers\":"u8);
        int headers = writer.StartObject();
        if (contentType is not null && lines?.Find("content-type") is null)
            WriteHeader(writer, "content-type", contentType, isList);
        for (HeaderLine? line = lines; line is not null; line = line.Next)
            WriteHeader(writer, line.Name, line.Value, isList);
        bool hasMember = shape == HttpShape.HttpApi;
        if (cookies is not null && !hasMember)
        {
            // Only lists can have several cookies.
            writer.WriteName("set-cookie");
            if (isList)
                WriteCookies(writer, cookies);
            else
                writer.WriteString(LastOf(cookies).Value);
        }

        writer.EndObject(headers);
        if (cookies is not null && hasMember)
        {
            writer.WriteName(",\"cookies\":"u8);
            WriteCookies(writer, cookies);
        }
    }

    /// <summary>Writes the only header of most responses.</summary>
    private static void WriteContentType(JsonWriter writer, string contentType, bool isList)
    {
        writer.WriteRaw(isList ? ",\"multiValueHeaders\":{\"content-type\":["u8 : ",\"headers\":{\"content-type\":"u8);
        writer.WriteString(contentType);
        writer.WriteRaw(isList ? "]}"u8 : "}"u8);
    }

    private static HeaderLine LastOf(HeaderLine line)
    {
        while (line.Next is { } next)
            line = next;
        return line;
    }

    private static void WriteHeader(JsonWriter writer, string name, string value, bool isList)
    {
        writer.WriteName(name);
        if (!isList)
        {
            writer.WriteString(value);
            return;
        }

        int start = writer.StartArray();
        writer.NextElement();
        writer.WriteString(value);
        writer.EndArray(start);
    }

    private static void WriteCookies(JsonWriter writer, HeaderLine first)
    {
        int start = writer.StartArray();
        for (HeaderLine? line = first; line is not null; line = line.Next)
        {
            writer.NextElement();
            writer.WriteString(line.Value);
        }

        writer.EndArray(start);
    }
}
