namespace Lambda.Runtime.Build.Templates;

/// <summary>The functions of bash that connect services which invoke functions.</summary>
internal static class AwsCliConnections
{
    /// <summary>Allows services to invoke a function.</summary>
    public const string Invocations = """

        # Prints the ARN of a function.
        arn_of() {
            aws lambda get-function-configuration --function-name="$1" --query=FunctionArn --output=text
        }

        # Allows a service to invoke a function for a source, given its ARN.
        allow() {
            local name=$1 service=$2 source=$3 response policy
            shift 3
            set -- --function-name="$name" --statement-id="$service" --action=lambda:InvokeFunction --principal="$service.amazonaws.com" --source-arn="$source" "$@"
            if response=$(aws lambda add-permission "$@" 2>&1); then
                return
            elif [[ $response != *ResourceConflictException* ]]; then
                printf '%s\n' "$response" >&2
                return 1
            fi

            # It exists. One for the same source stays: events that arrive between its deletion and a new one would be lost.
            policy=$(aws lambda get-policy --function-name="$name" --query=Policy --output=text)
            if [[ $policy != *"\"$source\""* ]]; then
                aws lambda remove-permission --function-name="$name" --statement-id="$service"
                aws lambda add-permission "$@"
            fi
        }

        """;

    /// <summary>Allows services to send to a queue.</summary>
    public const string DeadLetters = """

        # Allows a service to send to a queue, given its ARN, what it cannot deliver from a source. This is the policy of the queue.
        accept() {
            local queue=$1 service=$2 source=$3 url policy
            policy='{"Effect":"Allow","Principal":{"Service":"'"$service.amazonaws.com"'"},"Action":"sqs:SendMessage","Resource":"'"$queue"'"'
            policy+=',"Condition":{"ArnEquals":{"aws:SourceArn":"'"$source"'"}}}'
            url=$(aws sqs get-queue-url --queue-name="${queue##*:}" --query=QueueUrl --output=text)
            change "${queue##*:}" "$url" Policy='{"Version":"2012-10-17","Statement":['"$policy"']}'
        }

        """;

    /// <summary>Connects topics.</summary>
    public const string Topics = """

        # Subscribes a function to a topic. The queue gets the messages for which SNS cannot invoke the function.
        subscribe() {
            local name=$1 topic=$2 queue=$3 target subscription
            allow "$name" sns "$topic"
            accept "$queue" sns "$topic"
            target=$(arn_of "$name")
            subscription=$(aws sns subscribe --topic-arn="$topic" --protocol=lambda --notification-endpoint="$target" --return-subscription-arn \
                --query=SubscriptionArn --output=text)
            aws sns set-subscription-attributes --subscription-arn="$subscription" --attribute-name=RedrivePolicy \
                --attribute-value='{"deadLetterTargetArn":"'"$queue"'"}'
        }

        """;

    /// <summary>Creates buckets, and connects them.</summary>
    public const string Buckets = """

        # Creates a bucket, unless it exists.
        bucket() {
            local found
            if found=$(aws s3api head-bucket --bucket="$1" 2>&1); then
                return
            elif [[ $found != *404* ]]; then
                printf '%s\n' "$found" >&2
                return 1
            fi
            aws s3 mb "s3://$1"
        }

        # Sends notifications of a bucket to a function, which may read the objects. The third argument has the events and the filter, in JMESPath.
        notify() {
            local bucket=$1 name=$2 members=$3 target partition account configuration
            target=$(arn_of "$name")
            IFS=: read -r _ partition _ _ account _ <<<"$target"
            grant "$name" objects s3:GetObject "arn:$partition:s3:::$bucket/*"
            allow "$name" s3 "arn:$partition:s3:::$bucket" --source-account="$account"

            # S3 replaces all notifications of a bucket at once. So this one is added to those that the bucket has.
            members="Id: '$name', LambdaFunctionArn: '$target', $members"
            configuration=$(aws s3api get-bucket-notification-configuration --bucket="$bucket" --output=json \
                --query="merge(@, {LambdaFunctionConfigurations: [LambdaFunctionConfigurations[?Id != '$name'], [{$members}]][]})")
            retry "Unable to validate" aws s3api put-bucket-notification-configuration --bucket="$bucket" --notification-configuration="$configuration"
        }

        """;

    /// <summary>Connects event buses.</summary>
    public const string Rules = """

        # Creates or updates the rule that sends events of a bus to a function. The queue gets the events for which EventBridge cannot invoke the function.
        rule() {
            local name=$1 bus=$2 pattern=$3 queue=$4 target source failed
            target=$(arn_of "$name")
            source=$(aws events put-rule --name="$name" --event-bus-name="$bus" --event-pattern="$pattern" --query=RuleArn --output=text)
            allow "$name" events "$source"
            accept "$queue" events "$source"
            failed=$(aws events put-targets --rule="$name" --event-bus-name="$bus" --output=json \
                --targets='[{"Id":"function","Arn":"'"$target"'","DeadLetterConfig":{"Arn":"'"$queue"'"}}]')
            if [[ $failed != *'"FailedEntryCount": 0'* ]]; then
                printf '%s\n' "$failed" >&2
                return 1
            fi
        }

        """;

    /// <summary>Subscribes to log groups.</summary>
    public const string Logs = """

        # Sends the log events of a group that match a pattern to a function.
        filter() {
            local name=$1 group=$2 pattern=$3 target partition region account
            target=$(arn_of "$name")
            IFS=: read -r _ partition _ region account _ <<<"$target"
            allow "$name" logs "arn:$partition:logs:$region:$account:log-group:$group:*"
            retry "Could not execute" aws logs put-subscription-filter --log-group-name="$group" --filter-name="$name" --filter-pattern="$pattern" --destination-arn="$target"
        }

        """;

}
