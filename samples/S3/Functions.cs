using System;
using Lambda.Runtime;
using Lambda.Runtime.Events;

public static class Uploads
{
    [LambdaHandler]
    public static void Index(S3Event notification)
    {
        foreach (S3Record record in notification.Records)
        {
            // The key is decoded, as the API of Amazon S3 expects it.
            string path = $"{record.S3.Bucket.Name}/{record.S3.Object.Key}";
            if (record.EventName.StartsWith("ObjectCreated:", StringComparison.Ordinal))
                Console.WriteLine($"add {path}, {record.S3.Object.Size} bytes");
            else if (record.EventName.StartsWith("ObjectRemoved:", StringComparison.Ordinal))
                Console.WriteLine($"remove {path}");
            else
                throw new NotSupportedException($"{path}: expected ObjectCreated or ObjectRemoved, found {record.EventName}");
        }
    }
}
